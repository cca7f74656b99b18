#pragma once

namespace tercet::desktop {

struct StartTime {
    double wallMs; // since the system made the process; in steps of its clock tick, mostly 10 ms,
                   // and never too short. Without /proc: since static initialisation.
    double cpuMs; // user and system time of all threads so far
};

StartTime sinceStart();

} // namespace tercet::desktop
