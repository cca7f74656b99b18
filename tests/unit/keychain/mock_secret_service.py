#!/usr/bin/python3
"""A Secret Service that misbehaves on demand, for tests on a private bus: one collection, in memory.

Its mode is set over D-Bus (io.tercet.test.Control on /control):
  open      works
  dismiss   locked; whoever is asked closes the question
  accept    locked; whoever is asked unlocks it
  ignore    locked; nobody answers the question
  empty     no collection was ever made
  refuse    says that it is open and refuses every item
  deaf      answers about itself and never about items, until Release()
  forgetful says that it deleted, and does not
  silent    answers nothing
  error     answers everything with an error
"""
import sys

from gi.repository import Gio, GLib

ROOT = "/org/freedesktop/secrets"
LOGIN = ROOT + "/collection/login"
DEFAULT = ROOT + "/aliases/default"
LOCKED_MODES = ("dismiss", "accept", "ignore")

XML = """<node>
<interface name='org.freedesktop.Secret.Service'>
 <method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>
  <arg type='v' direction='out'/><arg type='o' direction='out'/></method>
 <method name='SearchItems'><arg type='a{ss}' direction='in'/><arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>
 <method name='Unlock'><arg type='ao' direction='in'/><arg type='ao' direction='out'/><arg type='o' direction='out'/></method>
 <method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/><arg type='a{o(oayays)}' direction='out'/></method>
 <method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>
 <property name='Collections' type='ao' access='read'/>
</interface>
<interface name='org.freedesktop.Secret.Collection'>
 <method name='CreateItem'><arg type='a{sv}' direction='in'/><arg type='(oayays)' direction='in'/><arg type='b' direction='in'/>
  <arg type='o' direction='out'/><arg type='o' direction='out'/></method>
 <property name='Items' type='ao' access='read'/><property name='Label' type='s' access='read'/>
 <property name='Locked' type='b' access='read'/><property name='Created' type='t' access='read'/>
 <property name='Modified' type='t' access='read'/>
</interface>
<interface name='org.freedesktop.Secret.Item'>
 <method name='Delete'><arg type='o' direction='out'/></method>
 <property name='Locked' type='b' access='read'/><property name='Attributes' type='a{ss}' access='read'/>
 <property name='Label' type='s' access='read'/><property name='Created' type='t' access='read'/>
 <property name='Modified' type='t' access='read'/>
</interface>
<interface name='org.freedesktop.Secret.Prompt'>
 <method name='Prompt'><arg type='s' direction='in'/></method><method name='Dismiss'/>
 <signal name='Completed'><arg type='b'/><arg type='v'/></signal>
</interface>
<interface name='io.tercet.test.Control'>
 <method name='SetMode'><arg type='s' direction='in'/></method>
 <method name='Release'/>
 <method name='Changes'><arg type='u' direction='out'/></method>
 <method name='Dismissals'><arg type='u' direction='out'/></method>
</interface>
</node>"""
INTERFACES = {i.name: i for i in Gio.DBusNodeInfo.new_for_xml(XML).interfaces}


class Service:
    def __init__(self, bus):
        self.bus = bus
        self.mode = "open"
        self.items = {}  # path -> (attributes, label, secret)
        self.changes = self.dismissals = self.counter = 0
        self.held = []  # answers that a deaf service owes
        self.publish(ROOT, "org.freedesktop.Secret.Service")
        for path in (LOGIN, DEFAULT):
            self.publish(path, "org.freedesktop.Secret.Collection")
        self.publish("/control", "io.tercet.test.Control")

    def publish(self, path, interface):
        return self.bus.register_object(path, INTERFACES[interface], self.on_call, self.on_property, None)

    def next_path(self, parent):
        self.counter += 1
        return f"{parent}/{self.counter}"

    def is_locked(self):
        return self.mode in LOCKED_MODES

    def find(self, attributes):
        return [p for p, (a, _, _) in self.items.items() if attributes.items() <= a.items()]

    def on_property(self, connection, sender, path, interface, name):
        # Answered by GDBus itself, so a silent or failing service has its properties taken away: see main().
        if name == "Locked":
            return GLib.Variant("b", self.is_locked())
        if name == "Collections":
            return GLib.Variant("ao", [LOGIN])
        if name == "Items":
            return GLib.Variant("ao", list(self.items))
        if name == "Attributes":
            return GLib.Variant("a{ss}", self.items[path][0])
        if name == "Label":
            return GLib.Variant("s", self.items[path][1] if path in self.items else "Login")
        return GLib.Variant("t", 0)

    def on_call(self, connection, sender, path, interface, method, arguments, call):
        values = arguments.unpack()
        if interface == "io.tercet.test.Control":
            return self.control(method, values, call)
        if self.mode == "silent":
            return None
        if self.mode == "error":
            return call.return_dbus_error("org.freedesktop.DBus.Error.Failed", "told to fail")
        if method in ("CreateItem", "GetSecrets", "Delete"):
            if self.mode == "refuse" or self.is_locked():
                return call.return_dbus_error("org.freedesktop.Secret.Error.IsLocked", "told to refuse")
            if self.mode == "deaf":
                return self.held.append((method, path, values, call))
        return getattr(self, method)(path, values, call)

    def control(self, method, values, call):
        if method == "SetMode":
            self.mode = values[0]
        elif method == "Release":
            held, self.held, self.mode = self.held, [], "open"
            for name, path, arguments, waiting in held:
                getattr(self, name)(path, arguments, waiting)
        elif method == "Changes":
            return call.return_value(GLib.Variant("(u)", (self.changes,)))
        elif method == "Dismissals":
            return call.return_value(GLib.Variant("(u)", (self.dismissals,)))
        return call.return_value(None)

    # org.freedesktop.Secret.Service
    def OpenSession(self, path, values, call):
        if values[0] != "plain":
            return call.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", "plain only")
        return call.return_value(GLib.Variant("(vo)", (GLib.Variant("s", ""), ROOT + "/session/1")))

    def ReadAlias(self, path, values, call):
        known = values[0] == "default" and self.mode != "empty"
        call.return_value(GLib.Variant("(o)", (LOGIN if known else "/",)))

    def SearchItems(self, path, values, call):
        found = self.find(values[0])
        call.return_value(GLib.Variant("(aoao)", ([], found) if self.is_locked() else (found, [])))

    def Unlock(self, path, values, call):
        if not self.is_locked():
            return call.return_value(GLib.Variant("(aoo)", (values[0], "/")))
        prompt = self.next_path(ROOT + "/prompt")
        self.publish(prompt, "org.freedesktop.Secret.Prompt")
        return call.return_value(GLib.Variant("(aoo)", ([], prompt)))

    def GetSecrets(self, path, values, call):
        secrets = {p: (values[1], b"", self.items[p][2], "text/plain") for p in values[0] if p in self.items}
        call.return_value(GLib.Variant("(a{o(oayays)})", (secrets,)))

    # org.freedesktop.Secret.Collection
    def CreateItem(self, path, values, call):
        if self.mode == "empty":
            return call.return_dbus_error("org.freedesktop.Secret.Error.NoSuchObject", "no collection")
        properties, secret, replace = values
        attributes = dict(properties["org.freedesktop.Secret.Item.Attributes"])
        label = properties.get("org.freedesktop.Secret.Item.Label", "")
        same = self.find(attributes) if replace else []
        item = same[0] if same else self.next_path(LOGIN)
        self.items[item] = (attributes, label, bytes(secret[2]))
        self.changes += 1
        if not same:
            self.publish(item, "org.freedesktop.Secret.Item")
        return call.return_value(GLib.Variant("(oo)", (item, "/")))

    # org.freedesktop.Secret.Item
    def Delete(self, path, values, call):
        if self.mode != "forgetful":
            del self.items[path]
            self.changes += 1
        call.return_value(GLib.Variant("(o)", ("/",)))

    # org.freedesktop.Secret.Prompt
    def Prompt(self, path, values, call):
        call.return_value(None)
        if self.mode == "accept":
            self.mode = "open"
            self.complete(path, False)
        elif self.mode == "dismiss":
            self.complete(path, True)

    def Dismiss(self, path, values, call):
        self.dismissals += 1
        call.return_value(None)
        self.complete(path, True)

    def complete(self, path, dismissed):
        result = GLib.Variant("(bv)", (dismissed, GLib.Variant("ao", [])))
        self.bus.emit_signal(None, path, "org.freedesktop.Secret.Prompt", "Completed", result)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    service = Service(bus)

    # GDBus answers property reads on its own; a silent service must not, and a failing one must fail.
    def filter_properties(connection, message, incoming, *_):
        if not incoming or message.get_interface() != "org.freedesktop.DBus.Properties":
            return message
        if service.mode == "silent":
            return None
        if service.mode == "error":
            error = Gio.DBusMessage.new_method_error_literal(message, "org.freedesktop.DBus.Error.Failed", "told to fail")
            connection.send_message(error, Gio.DBusSendMessageFlags.NONE)
            return None
        return message

    bus.add_filter(filter_properties)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.secrets", 0, lambda *a: print("ready", flush=True), None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    sys.exit(main())
