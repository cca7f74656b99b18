#!/bin/sh
# What recover, trust check and export verify are made of: no Qt, and no call that could reach a network. Usage: offline_links.sh PROGRAM
if ldd "$1" | grep -E 'Qt6|libssl|libcurl|libpq'; then
    echo "links what it must not" && exit 1
fi
if nm -D --undefined-only "$1" | grep -wE 'socket|connect|bind|listen|accept4?|getaddrinfo|gethostbyname|send|sendto|sendmsg'; then
    echo "calls what it must not" && exit 1
fi
# That it is the program meant.
nm -C "$1" | grep -q 'tercet::backup::Recovery::open' || { echo "not the program" && exit 1; }
