<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>tercet::ui::BackupCard</name>
    <message numerus="yes">
        <source>%n backup(s) in the register</source>
        <translation>
            <numerusform>%n backup in the register</numerusform>
            <numerusform>%n backups in the register</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupText</name>
    <message numerus="yes">
        <source>The last test was %n day(s) ago. Test it again.</source>
        <translation>
            <numerusform>The last test was %n day ago. Test it again.</numerusform>
            <numerusform>The last test was %n days ago. Test it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CeremonyText</name>
    <message numerus="yes">
        <source>%n round(s) between the three parties</source>
        <translation>
            <numerusform>%n round between the three parties</numerusform>
            <numerusform>%n rounds between the three parties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n minute(s)</source>
        <translation>
            <numerusform>Expires in %n minute</numerusform>
            <numerusform>Expires in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n hour(s)</source>
        <translation>
            <numerusform>Expires in %n hour</numerusform>
            <numerusform>Expires in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s)</source>
        <translation>
            <numerusform>Expires in %n day</numerusform>
            <numerusform>Expires in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message numerus="yes">
        <source>%n recipient(s) have not shown that they hold their key.</source>
        <translation>
            <numerusform>%n recipient has not shown that it holds its key.</numerusform>
            <numerusform>%n recipients have not shown that they hold their key.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDue</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::ApprovalsPage</name>
    <message numerus="yes">
        <source>%n request(s) waiting for you</source>
        <translation>
            <numerusform>%n request waiting for you</numerusform>
            <numerusform>%n requests waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::FoundPart</name>
    <message numerus="yes">
        <source>All %n address(es) of the manifest belong to it.</source>
        <translation>
            <numerusform>The %n address of the manifest belongs to it.</numerusform>
            <numerusform>All %n addresses of the manifest belong to it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Epoch %1, both curves, %n account(s)</source>
        <translation>
            <numerusform>Epoch %1, both curves, %n account</numerusform>
            <numerusform>Epoch %1, both curves, %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more, each compared.</source>
        <translation>
            <numerusform>And %n more, compared.</numerusform>
            <numerusform>And %n more, each compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::LeaveCard</name>
    <message numerus="yes">
        <source>%n recipient(s) untested</source>
        <translation>
            <numerusform>%n recipient untested</numerusform>
            <numerusform>%n recipients untested</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::MainWindow</name>
    <message numerus="yes">
        <source>Locking in %n second(s)</source>
        <translation>
            <numerusform>Locking in %n second</numerusform>
            <numerusform>Locking in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::NavButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::OverviewPage</name>
    <message numerus="yes">
        <source>%n request(s) waiting for you.</source>
        <translation>
            <numerusform>%n request waiting for you.</numerusform>
            <numerusform>%n requests waiting for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::PolicyCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::SecurityCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::ShareTriangle</name>
    <message numerus="yes">
        <source>%n of 3 shares reachable</source>
        <translation>
            <numerusform>%n of 3 shares reachable</numerusform>
            <numerusform>%n of 3 shares reachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::SignedView</name>
    <message numerus="yes">
        <source>%n block(s) have confirmed it.</source>
        <translation>
            <numerusform>%n block has confirmed it.</numerusform>
            <numerusform>%n blocks have confirmed it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::UnlockPage</name>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation>
            <numerusform>Try again in %n second</numerusform>
            <numerusform>Try again in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::ArrivalNotes</name>
    <message numerus="yes">
        <source>%n request(s) wait for your approval</source>
        <translation>
            <numerusform>%n request waits for your approval</numerusform>
            <numerusform>%n requests wait for your approval</numerusform>
        </translation>
    </message>
</context>
</TS>
