<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Attestation</name>
    <message>
        <source>Its hardware is not proven to be genuine</source>
        <translation>Dass die Hardware echt ist, ist nicht bewiesen</translation>
    </message>
    <message>
        <source>It shows no evidence of its hardware</source>
        <translation>Es gibt keinen Nachweis über die Hardware</translation>
    </message>
    <message>
        <source>Simulated hardware: it proves nothing</source>
        <translation>Simulierte Hardware: sie beweist nichts</translation>
    </message>
    <message>
        <source>Genuine %1 hardware, firmware up to date</source>
        <translation>Echte Hardware von %1, Firmware aktuell</translation>
    </message>
    <message>
        <source>Genuine %1 hardware, with open advisories</source>
        <translation>Echte Hardware von %1, mit offenen Sicherheitshinweisen</translation>
    </message>
    <message>
        <source>It runs other software than the published one</source>
        <translation>Dort läuft andere Software als die veröffentlichte</translation>
    </message>
    <message>
        <source>Nobody proves what software runs there</source>
        <translation>Welche Software dort läuft, beweist niemand</translation>
    </message>
    <message>
        <source>Google states that it runs the published software %1</source>
        <translation>Google gibt an, dass dort die veröffentlichte Software %1 läuft</translation>
    </message>
    <message>
        <source>Runs the published software %1</source>
        <translation>Dort läuft die veröffentlichte Software %1</translation>
    </message>
    <message>
        <source>AMD&apos;s measurement covers the firmware, which is the same for everybody at Google. It does not prove which system, disk or co-signer was started after it.</source>
        <translation>Die Messung von AMD umfasst die Firmware, die bei Google für alle dieselbe ist. Sie beweist nicht, welches System, welche Festplatte oder welcher Mitunterzeichner danach gestartet wurde.</translation>
    </message>
    <message>
        <source>This connection does not end where the evidence says</source>
        <translation>Diese Verbindung endet nicht dort, wo der Nachweis es sagt</translation>
    </message>
    <message>
        <source>This connection ends at the key that was paired</source>
        <translation>Diese Verbindung endet bei dem Schlüssel, der gekoppelt wurde</translation>
    </message>
    <message>
        <source>This connection ends at a relay, which sees sizes and times</source>
        <translation>Diese Verbindung endet bei einer Zwischenstation, die Größen und Zeiten sieht</translation>
    </message>
    <message>
        <source>This connection ends inside it</source>
        <translation>Diese Verbindung endet darin</translation>
    </message>
    <message>
        <source>Checked on %1</source>
        <translation>Geprüft am %1</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Verified with advisory</source>
        <translation>Bestätigt, mit Hinweis</translation>
    </message>
    <message>
        <source>Not attested</source>
        <translation>Nicht bestätigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not attested: practice, inside this app</source>
        <translation>Nicht bestätigt: Übung, innerhalb dieser App</translation>
    </message>
    <message>
        <source>Self-hosted without attestation, as you accepted when the vault was made. Whoever runs the server can see and change what it does.</source>
        <translation>Selbst betrieben und ohne Nachweis, wie Sie es beim Anlegen des Tresors angenommen haben. Wer den Server betreibt, kann sehen und ändern, was er tut.</translation>
    </message>
    <message>
        <source>A simulation for tests: its evidence has the real form and proves nothing.</source>
        <translation>Eine Simulation für Tests: Ihr Nachweis hat die echte Form und beweist nichts.</translation>
    </message>
    <message>
        <source>There is no published list of co-signer software yet, so nothing can be verified, and nothing is signed with it.</source>
        <translation>Es gibt noch keine veröffentlichte Liste der Software von Mitunterzeichnern; darum kann nichts bestätigt werden, und es wird nichts damit signiert.</translation>
    </message>
    <message>
        <source>Nothing is signed with it until its evidence holds.</source>
        <translation>Damit wird nichts signiert, bis der Nachweis stimmt.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BackupCard</name>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Test the backup…</source>
        <translation>Sicherung testen …</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Backup of this device’s share</source>
        <translation>Sicherung des Anteils dieses Geräts</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) in the register</source>
        <translation>
            <numerusform>%n Sicherung im Verzeichnis</numerusform>
            <numerusform>%n Sicherungen im Verzeichnis</numerusform>
        </translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, gilt</translation>
    </message>
    <message>
        <source>%1, stale: the vault is in epoch %2</source>
        <translation>%1, veraltet: Der Tresor ist in Epoche %2</translation>
    </message>
    <message>
        <source>Opens with</source>
        <translation>Öffnet sich mit</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>Letzter Test</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Piece %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>%1, checked in on %2</source>
        <translation>%1, gemeldet am %2</translation>
    </message>
    <message>
        <source>%1, never checked in</source>
        <translation>%1, nie gemeldet</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BackupPage</name>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>A file that holds this device’s share. Whoever loses the device gets the share back from it, together with both co-signers.</source>
        <translation>Eine Datei mit dem Anteil dieses Geräts. Wer das Gerät verliert, bekommt den Anteil daraus zurück, gemeinsam mit beiden Mitunterzeichnern.</translation>
    </message>
    <message>
        <source>Test it now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BackupStep</name>
    <message>
        <source>Back up this device’s share</source>
        <translation>Anteil dieses Geräts sichern</translation>
    </message>
    <message>
        <source>If this device is lost, a backup brings its share to another one, together with both co-signers.</source>
        <translation>Geht dieses Gerät verloren, bringt eine Sicherung seinen Anteil auf ein anderes, gemeinsam mit beiden Mitunterzeichnern.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BackupSteps</name>
    <message>
        <source>Not only onto this computer: a backup that is lost with it is none. A USB stick in a drawer will do, or a folder that is copied elsewhere.</source>
        <translation>Nicht nur auf diesen Computer: Eine Sicherung, die mit ihm verloren geht, ist keine. Ein USB-Stick in einer Schublade genügt, oder ein Ordner, der anderswohin kopiert wird.</translation>
    </message>
    <message>
        <source>Back up this device’s share</source>
        <translation>Anteil dieses Geräts sichern</translation>
    </message>
    <message>
        <source>Who can open it</source>
        <translation>Wer sie öffnen kann</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin sie kommt</translation>
    </message>
    <message>
        <source>The backup is made</source>
        <translation>Die Sicherung ist angelegt</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <extracomment>the head of a step: %1 of %2 steps, then what it is about</extracomment>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Writing and reading back…</source>
        <translation>Wird geschrieben und zurückgelesen …</translation>
    </message>
    <message>
        <source>Make the backup</source>
        <translation>Sicherung anlegen</translation>
    </message>
    <message>
        <source>%1 Enter the passphrase again.</source>
        <translation>%1 Geben Sie die Passphrase noch einmal ein.</translation>
    </message>
    <message>
        <source>Written, read back from the disk and opened</source>
        <translation>Geschrieben, vom Datenträger zurückgelesen und geöffnet</translation>
    </message>
    <message>
        <source>The share in it belongs to the vault’s public keys.</source>
        <translation>Der Anteil darin gehört zu den öffentlichen Schlüsseln des Tresors.</translation>
    </message>
    <message>
        <source>Entered in the register of backups</source>
        <translation>Ins Verzeichnis der Sicherungen eingetragen</translation>
    </message>
    <message>
        <source>It was not tested yet. A test proves it to both co-signers; nothing else shows that it would bring the vault back.</source>
        <translation>Sie wurde noch nicht getestet. Ein Test weist sie beiden Mitunterzeichnern nach; nichts anderes zeigt, dass sie den Tresor zurückbrächte.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Opens with</source>
        <translation>Öffnet sich mit</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>Give each holder their piece</source>
        <translation>Geben Sie jeder Person ihr Teilstück</translation>
    </message>
    <message>
        <source>And the file of the backup with it, or keep that where they find it. Ask them now and then for the check-in code in the piece, under Key shares.</source>
        <translation>Und dazu die Datei der Sicherung, oder verwahren Sie diese so, dass sie sie finden. Fragen Sie ab und zu nach dem Meldecode im Teilstück, unter Schlüsselanteile.</translation>
    </message>
    <message>
        <source>Piece %1</source>
        <translation>Teilstück %1</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, für %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::CheckInPart</name>
    <message>
        <source>Check in</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Code of a holder’s piece</source>
        <translation>Code des Teils eines Verwahrers</translation>
    </message>
    <message>
        <source>Check a holder in</source>
        <translation>Meldung eines Verwahrers eintragen</translation>
    </message>
    <message>
        <source>Ask each holder now and then to open the piece and read the check-in code in it to you.</source>
        <translation>Bitten Sie jeden Verwahrer ab und zu, sein Teil zu öffnen und Ihnen den Meldecode darin vorzulesen.</translation>
    </message>
    <message>
        <source>The holder is checked in.</source>
        <translation>Die Meldung ist eingetragen.</translation>
    </message>
    <message>
        <source>No piece of this vault has this code.</source>
        <translation>Kein Teil dieses Tresors hat diesen Code.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::DrillPage</name>
    <message>
        <source>Test the backup</source>
        <translation>Sicherung testen</translation>
    </message>
    <message>
        <source>Opens the file, compares it with this vault and proves the share in it to both co-signers. Nothing is signed and nothing changes.</source>
        <translation>Öffnet die Datei, vergleicht sie mit diesem Tresor und weist den Anteil darin beiden Mitunterzeichnern nach. Nichts wird signiert und nichts verändert.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>tercet::ui::DrillPart</name>
    <message>
        <source>Test the backup</source>
        <translation>Sicherung testen</translation>
    </message>
    <message>
        <source>Both co-signers are being asked to confirm the share in it…</source>
        <translation>Beide Mitunterzeichner werden gebeten, den Anteil darin zu bestätigen …</translation>
    </message>
    <message>
        <source>The backup is good</source>
        <translation>Die Sicherung ist gut</translation>
    </message>
    <message>
        <source>It is this vault’s, of the epoch %1 in use</source>
        <translation>Sie gehört zu diesem Tresor und zur geltenden Epoche %1</translation>
    </message>
    <message>
        <source>%1 confirmed the share in it</source>
        <translation>%1 hat den Anteil darin bestätigt</translation>
    </message>
    <message>
        <source>%1 did not confirm the share in it</source>
        <translation>%1 hat den Anteil darin nicht bestätigt</translation>
    </message>
    <message>
        <source>Tested on %1. Tercet reminds you in 90 days.</source>
        <translation>Getestet am %1. Tercet erinnert Sie in 90 Tagen.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::DrillStep</name>
    <message>
        <source>Test the backup</source>
        <translation>Sicherung testen</translation>
    </message>
    <message>
        <source>Choose the file where you put it and open it: both co-signers then confirm the share in it. Nothing is signed and nothing changes.</source>
        <translation>Wählen Sie die Datei dort, wo Sie sie abgelegt haben, und öffnen Sie sie: Beide Mitunterzeichner bestätigen dann den Anteil darin. Nichts wird signiert und nichts verändert.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::LockPart</name>
    <message>
        <source>With a passphrase</source>
        <translation>Mit einer Passphrase</translation>
    </message>
    <message>
        <source>Choose another one than the vault’s, and keep it apart from the file.</source>
        <translation>Wählen Sie eine andere als die des Tresors, und bewahren Sie sie getrennt von der Datei auf.</translation>
    </message>
    <message>
        <source>With one of some keys</source>
        <translation>Mit einem von mehreren Schlüsseln</translation>
    </message>
    <message>
        <source>Public keys of age (age1…) or SSH (ssh-ed25519 …). Each one opens it alone.</source>
        <translation>Öffentliche Schlüssel von age (age1…) oder SSH (ssh-ed25519 …). Jeder öffnet sie allein.</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>Passphrase of the backup once more</source>
        <translation>Passphrase der Sicherung noch einmal</translation>
    </message>
    <message>
        <source>Public keys, one a line</source>
        <translation>Öffentliche Schlüssel, einer je Zeile</translation>
    </message>
    <message>
        <source>As age-keygen and ssh-keygen show them. Never enter a secret key here.</source>
        <translation>Wie age-keygen und ssh-keygen sie zeigen. Geben Sie hier nie einen geheimen Schlüssel ein.</translation>
    </message>
    <message>
        <source>That was a secret key; it was removed. Enter the public key that belongs to it, and make a new pair if somebody could have seen it.</source>
        <translation>Das war ein geheimer Schlüssel; er wurde entfernt. Geben Sie den öffentlichen dazu ein, und erzeugen Sie ein neues Paar, falls ihn jemand gesehen haben könnte.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Line %1: This key stands there already.</source>
        <translation>Zeile %1: Dieser Schlüssel steht schon da.</translation>
    </message>
    <message>
        <source>Fingerprints of the keys: %1</source>
        <translation>Fingerabdrücke der Schlüssel: %1</translation>
    </message>
    <message>
        <source>Split between people</source>
        <translation>Unter mehreren Personen aufteilen</translation>
    </message>
    <message>
        <source>Each of them gets a piece, as a file for their key. Some of them together open it, none alone.</source>
        <translation>Jede bekommt ein Teilstück, als Datei für ihren Schlüssel. Einige zusammen öffnen die Sicherung, keine allein.</translation>
    </message>
    <message>
        <source>How many of them open it together</source>
        <translation>Wie viele davon sie zusammen öffnen</translation>
    </message>
    <message>
        <source>Fewer than all: then a piece may be lost.</source>
        <translation>Weniger als alle: Dann darf ein Teilstück verloren gehen.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::NewPassphrase</name>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden stimmen nicht überein.</translation>
    </message>
</context>
<context>
    <name>Package</name>
    <message>
        <source>Complete, every proof verified: %1 of %2 accounts, both curves, epoch %3.</source>
        <translation>Vollständig, jeder Nachweis geprüft: %1 von %2 Konten, beide Kurven, Epoche %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have not shown that they hold their key.</source>
        <translation>
            <numerusform>%n Empfänger hat nicht gezeigt, dass er seinen Schlüssel hat.</numerusform>
            <numerusform>%n Empfänger haben nicht gezeigt, dass sie ihren Schlüssel haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not cover labels, the address book, the policy or the activity.</source>
        <translation>Namen, Adressbuch, Richtlinie und Verlauf sind nicht darin.</translation>
    </message>
    <message>
        <source>An old complete set still opens the wallet, also after a refresh: destroy or guard it.</source>
        <translation>Ein alter vollständiger Satz öffnet die Wallet weiterhin, auch nach einer Erneuerung: vernichten oder bewachen Sie ihn.</translation>
    </message>
    <message>
        <source>No package was made yet. Until there is one, nothing can be recovered without the co-signers.</source>
        <translation>Es wurde noch kein Paket erstellt. Solange es keines gibt, lässt sich ohne die Mitunterzeichner nichts wiederherstellen.</translation>
    </message>
    <message>
        <source>Last package: epoch %1, on %2.</source>
        <translation>Letztes Paket: Epoche %1, am %2.</translation>
    </message>
    <message>
        <source>%1 The shares are of epoch %2 by now: a new package is due. The old one still opens the wallet when it is complete; destroy or guard it.</source>
        <translation>%1 Die Anteile sind inzwischen aus Epoche %2: ein neues Paket ist fällig. Das alte öffnet die Wallet weiterhin, wenn es vollständig ist; vernichten oder bewachen Sie es.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>The file is damaged at byte %1.</source>
        <translation>Die Datei ist bei Byte %1 beschädigt.</translation>
    </message>
    <message>
        <source>Use another copy of it.</source>
        <translation>Nehmen Sie eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>This share is of epoch %1, the set is of epoch %2.</source>
        <translation>Dieser Anteil ist aus Epoche %1, der Satz aus Epoche %2.</translation>
    </message>
    <message>
        <source>Shares of different epochs do not add up to the key. Use the file that was exported with the others.</source>
        <translation>Anteile verschiedener Epochen ergeben zusammen nicht den Schlüssel. Nehmen Sie die Datei, die mit den anderen ausgegeben wurde.</translation>
    </message>
    <message>
        <source>The file is missing.</source>
        <translation>Die Datei fehlt.</translation>
    </message>
    <message>
        <source>Copy it into the folder, beside the others.</source>
        <translation>Kopieren Sie sie in den Ordner, neben die anderen.</translation>
    </message>
    <message>
        <source>None of the chosen keys opens this file.</source>
        <translation>Keiner der gewählten Schlüssel öffnet diese Datei.</translation>
    </message>
    <message>
        <source>Add the key of its recipient.</source>
        <translation>Fügen Sie den Schlüssel des Empfängers hinzu.</translation>
    </message>
    <message>
        <source>This share is of another vault.</source>
        <translation>Dieser Anteil gehört zu einem anderen Tresor.</translation>
    </message>
    <message>
        <source>Use the file that was exported with the others.</source>
        <translation>Nehmen Sie die Datei, die mit den anderen ausgegeben wurde.</translation>
    </message>
    <message>
        <source>The file opens, but no share is in it.</source>
        <translation>Die Datei lässt sich öffnen, aber es ist kein Anteil darin.</translation>
    </message>
    <message>
        <source>The share in this file is not the one that the manifest names.</source>
        <translation>Der Anteil in dieser Datei ist nicht der, den das Manifest nennt.</translation>
    </message>
    <message>
        <source>Use another copy of the whole folder.</source>
        <translation>Nehmen Sie eine andere Kopie des ganzen Ordners.</translation>
    </message>
    <message>
        <source>This key has a passphrase, and it is not the one that was entered.</source>
        <translation>Dieser Schlüssel hat eine Passphrase, und die eingegebene ist es nicht.</translation>
    </message>
    <message>
        <source>Enter the passphrase of this key and verify again.</source>
        <translation>Geben Sie die Passphrase dieses Schlüssels ein und prüfen Sie noch einmal.</translation>
    </message>
    <message>
        <source>There is nothing at this place.</source>
        <translation>An dieser Stelle ist nichts.</translation>
    </message>
    <message>
        <source>Choose it again, it may have been moved.</source>
        <translation>Wählen Sie es neu, vielleicht wurde es verschoben.</translation>
    </message>
    <message>
        <source>%1 of the %2 pieces that are needed are there.</source>
        <translation>%1 der %2 Teilstücke, die nötig sind, sind da.</translation>
    </message>
    <message>
        <source>Add the keys of more officers, or the parts that they sealed.</source>
        <translation>Fügen Sie die Schlüssel weiterer Personen hinzu, oder die Teile, die sie versiegelt haben.</translation>
    </message>
    <message>
        <source>Another part holds the same share or piece.</source>
        <translation>Ein anderer Teil enthält denselben Anteil oder dasselbe Teilstück.</translation>
    </message>
    <message>
        <source>Take one of the two away.</source>
        <translation>Nehmen Sie einen der beiden weg.</translation>
    </message>
    <message>
        <source>This belongs to a package that was made for others, or was changed.</source>
        <translation>Das gehört zu einem Paket, das für andere gemacht wurde, oder wurde verändert.</translation>
    </message>
    <message>
        <source>Ask its holder to seal it anew, out of this package.</source>
        <translation>Bitten Sie um eine neue Versiegelung, aus diesem Paket.</translation>
    </message>
</context>
<context>
    <name>RestoreDue</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: hours, %2: minutes
----------
%1: days, %2: hours</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::AttestationPart</name>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Export evidence…</source>
        <translation>Nachweis exportieren …</translation>
    </message>
    <message>
        <source>Attestation does not protect against someone who opens the server&apos;s machine.</source>
        <translation>Der Nachweis schützt nicht vor jemandem, der das Gerät des Servers öffnet.</translation>
    </message>
    <message>
        <source>What it runs in</source>
        <translation>Worin er läuft</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>Measurement of the software</source>
        <translation>Messwert der Software</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Patch level</source>
        <translation>Patch-Stand</translation>
    </message>
    <message>
        <source>Advisories</source>
        <translation>Sicherheitshinweise</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>Zertifikat bis</translation>
    </message>
    <message>
        <source>Patch data until</source>
        <translation>Patch-Daten bis</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Export evidence</source>
        <translation>Nachweis exportieren</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>AccountText</name>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Main account</source>
        <translation>Hauptkonto</translation>
    </message>
</context>
<context>
    <name>AmountText</name>
    <message>
        <source>Unlimited</source>
        <extracomment>stands in the place of an amount: the spender may take any amount</extracomment>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>base units</source>
        <extracomment>unit of an amount of a token whose decimals are not known</extracomment>
        <translation>Basiseinheiten</translation>
    </message>
</context>
<context>
    <name>BackupText</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Untested</source>
        <translation>Ungetestet</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>There is no backup of this device’s share. If the device is lost, the money is lost with it.</source>
        <translation>Der Anteil dieses Geräts ist nicht gesichert. Geht das Gerät verloren, ist das Geld mit ihm verloren.</translation>
    </message>
    <message>
        <source>The shares were refreshed after the last backup, which restores nothing any more. Make another one.</source>
        <translation>Nach der letzten Sicherung wurden die Anteile erneuert; sie stellt nichts mehr wieder her. Legen Sie eine neue an.</translation>
    </message>
    <message numerus="yes">
        <source>The last test was %n day(s) ago. Test it again.</source>
        <translation>
            <numerusform>Der letzte Test war vor %n Tag. Testen Sie die Sicherung wieder.</numerusform>
            <numerusform>Der letzte Test war vor %n Tagen. Testen Sie die Sicherung wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a backup of the shares in use, and it passed its test.</source>
        <translation>Es gibt eine Sicherung der geltenden Anteile, und sie hat ihren Test bestanden.</translation>
    </message>
    <message>
        <source>%1 of %2 pieces</source>
        <extracomment>a backup in pieces: %1 of %2 of them open it</extracomment>
        <translation>%1 von %2 Teilen</translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Eine Passphrase</translation>
    </message>
    <message>
        <source>This key has a passphrase of its own, and it is not the one given.</source>
        <translation>Dieser Schlüssel hat eine eigene Passphrase, und es ist nicht die angegebene.</translation>
    </message>
    <message>
        <source>That is not the passphrase of this backup.</source>
        <translation>Das ist nicht die Passphrase dieser Sicherung.</translation>
    </message>
    <message>
        <source>This backup opens with a passphrase, not with a key.</source>
        <translation>Diese Sicherung öffnet sich mit einer Passphrase, nicht mit einem Schlüssel.</translation>
    </message>
    <message>
        <source>Give the passphrase that was chosen when it was made.</source>
        <translation>Geben Sie die Passphrase ein, die beim Sichern gewählt wurde.</translation>
    </message>
    <message>
        <source>This backup opens with a key, and not with this one.</source>
        <translation>Diese Sicherung öffnet sich mit einem Schlüssel, aber nicht mit diesem.</translation>
    </message>
    <message>
        <source>Choose the file of one of the keys for which it was made.</source>
        <translation>Wählen Sie die Datei eines der Schlüssel, für die sie angelegt wurde.</translation>
    </message>
    <message>
        <source>The file of the key cannot be read.</source>
        <translation>Die Datei des Schlüssels kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file of the backup cannot be read.</source>
        <translation>Die Datei der Sicherung kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is damaged at byte %1.</source>
        <translation>Die Datei ist bei Byte %1 beschädigt.</translation>
    </message>
    <message>
        <source>This backup is of epoch %1. The shares were refreshed since, and the vault is in epoch %2.</source>
        <translation>Diese Sicherung ist aus Epoche %1. Seitdem wurden die Anteile erneuert, und der Tresor ist in Epoche %2.</translation>
    </message>
    <message>
        <source>This backup is of epoch %1, and the vault is in epoch %2.</source>
        <translation>Diese Sicherung ist aus Epoche %1, und der Tresor ist in Epoche %2.</translation>
    </message>
    <message>
        <source>Only a test shows that it would bring the vault back: it opens the file and proves it to both co-signers.</source>
        <translation>Nur ein Test zeigt, dass sie den Tresor zurückbrächte: Er öffnet die Datei und weist sie beiden Mitunterzeichnern nach.</translation>
    </message>
    <message>
        <source>This device’s share is not backed up.</source>
        <translation>Der Anteil dieses Geräts ist nicht gesichert.</translation>
    </message>
    <message>
        <source>The backup is stale.</source>
        <translation>Die Sicherung ist veraltet.</translation>
    </message>
    <message>
        <source>The backup was never tested.</source>
        <translation>Die Sicherung wurde nie getestet.</translation>
    </message>
    <message>
        <source>The backup is due for a test.</source>
        <translation>Die Sicherung sollte wieder getestet werden.</translation>
    </message>
    <message>
        <source>The share is backed up.</source>
        <translation>Der Anteil ist gesichert.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Test the backup…</source>
        <translation>Sicherung testen …</translation>
    </message>
    <message>
        <source>Missing: part %1 of %2.</source>
        <extracomment>%1: &quot;3&quot; or &quot;3, 7&quot;; %2: of how many parts</extracomment>
        <translation>Es fehlt: Teil %1 von %2.</translation>
    </message>
    <message>
        <source>Choose pictures or texts of them, too.</source>
        <translation>Wählen Sie auch davon Bilder oder Texte.</translation>
    </message>
    <message>
        <source>The parts do not make the backup that was printed.</source>
        <translation>Die Teile ergeben nicht die Sicherung, die gedruckt wurde.</translation>
    </message>
    <message>
        <source>Read all pages again.</source>
        <translation>Lesen Sie alle Seiten noch einmal ein.</translation>
    </message>
    <message>
        <source>Part %1 of %2 is damaged.</source>
        <translation>Teil %1 von %2 ist beschädigt.</translation>
    </message>
    <message>
        <source>Give it once more: in a sharper picture, or typed as it is printed.</source>
        <translation>Geben Sie ihn noch einmal an: mit einem schärferen Bild oder abgetippt, wie er gedruckt ist.</translation>
    </message>
    <message>
        <source>These are parts of two different backups.</source>
        <translation>Das sind Teile zweier verschiedener Sicherungen.</translation>
    </message>
    <message>
        <source>The foot of each page tells which one it is of.</source>
        <translation>Am Fuß jeder Seite steht, zu welcher sie gehört.</translation>
    </message>
    <message>
        <source>There is no part of a backup in it.</source>
        <translation>Darin ist kein Teil einer Sicherung.</translation>
    </message>
    <message>
        <source>The first line of a part is damaged.</source>
        <translation>Die erste Zeile eines Teils ist beschädigt.</translation>
    </message>
    <message>
        <source>Type it as it is printed.</source>
        <translation>Tippen Sie sie ab, wie sie gedruckt ist.</translation>
    </message>
    <message>
        <source>It does not open with this key.</source>
        <translation>Es öffnet sich nicht mit diesem Schlüssel.</translation>
    </message>
    <message>
        <source>Choose the key of its holder, or what “age -d” made of the piece.</source>
        <translation>Wählen Sie den Schlüssel seines Verwahrers oder das, was „age -d“ aus dem Teilstück gemacht hat.</translation>
    </message>
    <message>
        <source>%1 of the %2 pieces that are needed are there.</source>
        <translation>Von den %2 nötigen Teilstücken sind %1 da.</translation>
    </message>
    <message>
        <source>Piece %1: %2</source>
        <extracomment>%1: its number among those given; %2: what is wrong</extracomment>
        <translation>Teilstück %1: %2</translation>
    </message>
    <message>
        <source>Key of piece %1: %2</source>
        <translation>Schlüssel von Teilstück %1: %2</translation>
    </message>
</context>
<context>
    <name>CeremonyText</name>
    <message>
        <source>All three shares are needed</source>
        <translation>Alle drei Anteile werden gebraucht</translation>
    </message>
    <message numerus="yes">
        <source>%n round(s) between the three parties</source>
        <translation>
            <numerusform>%n Runde zwischen den drei Parteien</numerusform>
            <numerusform>%n Runden zwischen den drei Parteien</numerusform>
        </translation>
    </message>
    <message>
        <source>Round %1 of %2</source>
        <translation>Runde %1 von %2</translation>
    </message>
    <message>
        <source>You cancelled the signing.</source>
        <translation>Sie haben das Signieren abgebrochen.</translation>
    </message>
    <message>
        <source>Signing stopped in round %1 of %2.</source>
        <translation>Das Signieren endete in Runde %1 von %2.</translation>
    </message>
    <message>
        <source>Signing stopped at “%1” in round %2 of %3.</source>
        <translation>Das Signieren endete bei „%1“ in Runde %2 von %3.</translation>
    </message>
    <message>
        <source>Signing stopped while the co-signers checked their policies.</source>
        <translation>Das Signieren endete, während die Mitunterzeichner ihre Richtlinien prüften.</translation>
    </message>
    <message>
        <source>Signing stopped at “%1” while it checked its policy.</source>
        <translation>Das Signieren endete bei „%1“ während der Prüfung der Richtlinie.</translation>
    </message>
    <message>
        <source>Signing stopped when this device checked the signature.</source>
        <translation>Das Signieren endete, als dieses Gerät die Signatur prüfte.</translation>
    </message>
    <message>
        <source>Signing stopped before its first round.</source>
        <translation>Das Signieren endete vor der ersten Runde.</translation>
    </message>
    <message>
        <source>Signing stopped at “%1” before the first round.</source>
        <translation>Das Signieren endete bei „%1“ vor der ersten Runde.</translation>
    </message>
    <message>
        <source>The connection to the co-signers was closed for safety. Open it again in Key shares before you try again.</source>
        <translation>Die Verbindung zu den Mitunterzeichnern wurde zur Sicherheit geschlossen. Öffnen Sie sie unter „Schlüsselanteile“ wieder, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>You can try this same request again: it signs the same bytes, so nothing can be paid twice. Do not make a new request for the same payment.</source>
        <translation>Sie können es mit derselben Anfrage erneut versuchen: Sie signiert dieselben Bytes, deshalb kann nichts doppelt bezahlt werden. Legen Sie für dieselbe Zahlung keine neue Anfrage an.</translation>
    </message>
    <message>
        <source>You can try again; a new nonce is used.</source>
        <translation>Sie können es erneut versuchen; dabei wird eine neue Zufallszahl verwendet.</translation>
    </message>
    <message>
        <source>Your approval</source>
        <translation>Ihre Freigabe</translation>
    </message>
    <message>
        <source>Given on this device</source>
        <translation>Auf diesem Gerät erteilt</translation>
    </message>
    <message>
        <source>Being written down</source>
        <translation>Wird festgehalten</translation>
    </message>
    <message>
        <source>Co-signer policies</source>
        <translation>Richtlinien der Mitunterzeichner</translation>
    </message>
    <message>
        <source>Both co-signers agree</source>
        <translation>Beide Mitunterzeichner stimmen zu</translation>
    </message>
    <message>
        <source>Each co-signer checks on its own</source>
        <translation>Jeder Mitunterzeichner prüft für sich</translation>
    </message>
    <message>
        <source>Sign together</source>
        <translation>Gemeinsam signieren</translation>
    </message>
    <message>
        <source>All three shares took part</source>
        <translation>Alle drei Anteile haben mitgewirkt</translation>
    </message>
    <message>
        <source>Verify and broadcast</source>
        <translation>Prüfen und senden</translation>
    </message>
    <message>
        <source>Being sent to the network</source>
        <translation>Wird an das Netzwerk gesendet</translation>
    </message>
    <message>
        <source>The signature is right</source>
        <translation>Die Signatur ist richtig</translation>
    </message>
    <message>
        <source>Checked on this device first</source>
        <translation>Zuerst auf diesem Gerät geprüft</translation>
    </message>
    <message>
        <source>This device&apos;s part of the signature had already left it. No finished signature is known here.</source>
        <translation>Der Teil der Signatur dieses Geräts war schon unterwegs. Eine fertige Signatur ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing was signed, and nothing that could become a signature left this device.</source>
        <translation>Nichts wurde signiert, und nichts, woraus eine Signatur werden könnte, hat dieses Gerät verlassen.</translation>
    </message>
    <message>
        <source>This request was not signed.</source>
        <translation>Diese Anfrage wurde nicht signiert.</translation>
    </message>
    <message>
        <source>No finished signature is known here.</source>
        <translation>Eine fertige Signatur ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>You can try this same request again: it signs the same bytes, so nothing can be paid twice.</source>
        <translation>Sie können es mit derselben Anfrage erneut versuchen: Sie signiert dieselben Bytes, deshalb kann nichts doppelt bezahlt werden.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This is not hexadecimal text.</source>
        <translation>Das ist kein hexadezimaler Text.</translation>
    </message>
    <message>
        <source>Check that nothing is missing or added.</source>
        <translation>Prüfen Sie, ob etwas fehlt oder zu viel ist.</translation>
    </message>
    <message>
        <source>This text is damaged.</source>
        <translation>Dieser Text ist beschädigt.</translation>
    </message>
    <message>
        <source>Copy it again from its source.</source>
        <translation>Kopieren Sie ihn noch einmal aus der Quelle.</translation>
    </message>
    <message>
        <source>The data has the wrong length.</source>
        <translation>Die Daten haben die falsche Länge.</translation>
    </message>
    <message>
        <source>The file is not valid JSON.</source>
        <translation>Die Datei ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>Ask whoever made it for a new one.</source>
        <translation>Bitten Sie den Ersteller um eine neue Fassung.</translation>
    </message>
    <message>
        <source>The file is nested too deeply to be read.</source>
        <translation>Die Datei ist zu tief verschachtelt, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The file is larger than 1 MB.</source>
        <translation>Die Datei ist größer als 1 MB.</translation>
    </message>
    <message>
        <source>A transaction is never that large; check that it is the right file.</source>
        <translation>So groß ist keine Transaktion; prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>The file names a field twice.</source>
        <translation>Die Datei nennt ein Feld zweimal.</translation>
    </message>
    <message>
        <source>The file contains a number that is not whole or too large.</source>
        <translation>Die Datei enthält eine Zahl, die nicht ganz oder zu groß ist.</translation>
    </message>
    <message>
        <source>Amounts must be whole numbers, written as text in hexadecimal.</source>
        <translation>Beträge müssen ganze Zahlen sein, als hexadezimaler Text geschrieben.</translation>
    </message>
    <message>
        <source>The text is not valid Unicode.</source>
        <translation>Der Text ist kein gültiges Unicode.</translation>
    </message>
    <message>
        <source>The data from the co-signer is damaged.</source>
        <translation>Die Daten des Mitunterzeichners sind beschädigt.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file was not found.</source>
        <translation>Die Datei wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>Wählen Sie sie noch einmal aus.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check that you may open it.</source>
        <translation>Prüfen Sie, ob Sie sie öffnen dürfen.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or check that you may write there.</source>
        <translation>Wählen Sie einen anderen Ordner oder prüfen Sie, ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room and try again; nothing was lost.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut; nichts ist verloren gegangen.</translation>
    </message>
    <message>
        <source>Something unexpected happened in Tercet.</source>
        <translation>In Tercet ist etwas Unerwartetes geschehen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, please report it.</source>
        <translation>Versuchen Sie es erneut; wenn es wieder geschieht, melden Sie es bitte.</translation>
    </message>
    <message>
        <source>A field is missing.</source>
        <translation>Ein Feld fehlt.</translation>
    </message>
    <message>
        <source>Fill it in, or ask whoever made the file for a new one.</source>
        <translation>Füllen Sie es aus oder bitten Sie den Ersteller der Datei um eine neue.</translation>
    </message>
    <message>
        <source>There is a field that Tercet does not know.</source>
        <translation>Es gibt ein Feld, das Tercet nicht kennt.</translation>
    </message>
    <message>
        <source>It could change what is signed, so it is refused.</source>
        <translation>Es könnte ändern, was signiert wird, deshalb wird es abgelehnt.</translation>
    </message>
    <message>
        <source>A field has a value that is not allowed.</source>
        <translation>Ein Feld hat einen unzulässigen Wert.</translation>
    </message>
    <message>
        <source>Check it.</source>
        <translation>Bitte prüfen Sie es.</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation>Ein Text ist zu lang.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>A number is too large.</source>
        <translation>Eine Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>This is not a whole number.</source>
        <translation>Das ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>Das ist kein Betrag.</translation>
    </message>
    <message>
        <source>Use digits and one point, with no more decimals than the unit has.</source>
        <translation>Verwenden Sie Ziffern und einen Punkt, mit höchstens so vielen Nachkommastellen, wie die Einheit hat.</translation>
    </message>
    <message>
        <source>A public key is damaged.</source>
        <translation>Ein öffentlicher Schlüssel ist beschädigt.</translation>
    </message>
    <message>
        <source>A value of the protocol is damaged.</source>
        <translation>Ein Wert des Protokolls ist beschädigt.</translation>
    </message>
    <message>
        <source>A signature is not valid.</source>
        <translation>Eine Signatur ist ungültig.</translation>
    </message>
    <message>
        <source>This derivation path is not allowed.</source>
        <translation>Dieser Ableitungspfad ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Use an account and an index that are not hardened.</source>
        <translation>Verwenden Sie ein Konto und eine Nummer ohne Härtung.</translation>
    </message>
    <message>
        <source>The sealed data is damaged.</source>
        <translation>Die versiegelten Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Restore it from a backup.</source>
        <translation>Nichts wurde verändert. Stellen Sie den Anteil aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>That is not the passphrase of this vault.</source>
        <translation>Das ist nicht die Passphrase dieses Tresors.</translation>
    </message>
    <message>
        <source>Try again; capital letters and the keyboard layout matter.</source>
        <translation>Versuchen Sie es erneut; Großschreibung und Tastaturbelegung zählen.</translation>
    </message>
    <message>
        <source>There is not enough memory to check the passphrase.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um die Passphrase zu prüfen.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A co-signer&apos;s answer did not belong to this session.</source>
        <translation>Die Antwort eines Mitunterzeichners gehörte nicht zu dieser Sitzung.</translation>
    </message>
    <message>
        <source>The parties&apos; data did not match, so the session was stopped.</source>
        <translation>Die Daten der Parteien passten nicht zusammen, deshalb wurde die Sitzung beendet.</translation>
    </message>
    <message>
        <source>Try again; new random values are used.</source>
        <translation>Versuchen Sie es erneut; dabei werden neue Zufallswerte verwendet.</translation>
    </message>
    <message>
        <source>A co-signer failed a check that protects your share.</source>
        <translation>Ein Mitunterzeichner hat eine Prüfung nicht bestanden, die Ihren Anteil schützt.</translation>
    </message>
    <message>
        <source>The connection was ended and the event recorded. If it happens again, do not use this co-signer.</source>
        <translation>Die Verbindung wurde beendet und das Ereignis festgehalten. Wenn es wieder geschieht, verwenden Sie diesen Mitunterzeichner nicht mehr.</translation>
    </message>
    <message>
        <source>A co-signer refused.</source>
        <translation>Ein Mitunterzeichner hat abgelehnt.</translation>
    </message>
    <message>
        <source>Look at its policy and its state under Key shares.</source>
        <translation>Sehen Sie sich seine Richtlinie und seinen Zustand unter „Schlüsselanteile“ an.</translation>
    </message>
    <message>
        <source>The signature that came out is not valid, so it was thrown away.</source>
        <translation>Die entstandene Signatur ist ungültig und wurde verworfen.</translation>
    </message>
    <message>
        <source>Try again; after three times the vault locks itself.</source>
        <translation>Versuchen Sie es erneut; nach dem dritten Mal sperrt sich der Tresor.</translation>
    </message>
    <message>
        <source>The stored key share is damaged.</source>
        <translation>Der gespeicherte Schlüsselanteil ist beschädigt.</translation>
    </message>
    <message>
        <source>This preparation was used already.</source>
        <translation>Diese Vorbereitung wurde schon verbraucht.</translation>
    </message>
    <message>
        <source>Try again; a new one is made.</source>
        <translation>Versuchen Sie es erneut; es wird eine neue angelegt.</translation>
    </message>
    <message>
        <source>The co-signer no longer knows this connection.</source>
        <translation>Der Mitunterzeichner kennt diese Verbindung nicht mehr.</translation>
    </message>
    <message>
        <source>It is opened again; then try again.</source>
        <translation>Sie wird wieder geöffnet; versuchen Sie es danach erneut.</translation>
    </message>
    <message>
        <source>The transaction&apos;s bytes are not well formed.</source>
        <translation>Die Bytes der Transaktion sind fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>The call&apos;s data is not well formed.</source>
        <translation>Die Daten des Aufrufs sind fehlerhaft aufgebaut.</translation>
    </message>
    <message>
        <source>This is not an address.</source>
        <translation>Das ist keine Adresse.</translation>
    </message>
    <message>
        <source>Copy the whole address from its source.</source>
        <translation>Kopieren Sie die ganze Adresse aus der Quelle.</translation>
    </message>
    <message>
        <source>The address has a typing error: its checksum does not match.</source>
        <translation>Die Adresse enthält einen Tippfehler: Ihre Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>This is not a valid transaction.</source>
        <translation>Das ist keine gültige Transaktion.</translation>
    </message>
    <message>
        <source>Tercet does not sign this type of transaction.</source>
        <translation>Diese Art von Transaktion signiert Tercet nicht.</translation>
    </message>
    <message>
        <source>Ask for a legacy, EIP-2930 or EIP-1559 transaction.</source>
        <translation>Bitten Sie um eine Transaktion im alten Format, nach EIP-2930 oder EIP-1559.</translation>
    </message>
    <message>
        <source>The typed data is not valid.</source>
        <translation>Die strukturierten Daten sind ungültig.</translation>
    </message>
    <message>
        <source>The chain id is not valid.</source>
        <translation>Die Chain-ID ist ungültig.</translation>
    </message>
    <message>
        <source>It must be 1 or more.</source>
        <translation>Sie muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>The priority fee is above the maximum fee.</source>
        <translation>Die Prioritätsgebühr liegt über der Höchstgebühr.</translation>
    </message>
    <message>
        <source>Lower the priority fee or raise the maximum.</source>
        <translation>Senken Sie die Prioritätsgebühr oder erhöhen Sie die Höchstgebühr.</translation>
    </message>
    <message>
        <source>This transaction is signed already.</source>
        <translation>Diese Transaktion ist schon signiert.</translation>
    </message>
    <message>
        <source>Open the unsigned transaction.</source>
        <translation>Öffnen Sie die unsignierte Transaktion.</translation>
    </message>
    <message>
        <source>The transaction is from another address.</source>
        <translation>Die Transaktion kommt von einer anderen Adresse.</translation>
    </message>
    <message>
        <source>Choose the account it belongs to.</source>
        <translation>Wählen Sie das Konto, zu dem sie gehört.</translation>
    </message>
    <message>
        <source>This network is not known.</source>
        <translation>Dieses Netzwerk ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Add its number and a node under Settings.</source>
        <translation>Fügen Sie seine Nummer und einen Knoten in den Einstellungen hinzu.</translation>
    </message>
    <message>
        <source>This request cannot be shown in full, so it is refused.</source>
        <translation>Diese Anfrage lässt sich nicht vollständig anzeigen und wird deshalb abgelehnt.</translation>
    </message>
    <message>
        <source>Blind signing is off; you can change that under Settings.</source>
        <translation>Blindes Signieren ist ausgeschaltet; Sie können das in den Einstellungen ändern.</translation>
    </message>
    <message>
        <source>The amount is above your limit for one transaction.</source>
        <translation>Der Betrag liegt über Ihrer Grenze für eine Transaktion.</translation>
    </message>
    <message>
        <source>Change the limit under Settings, or send less.</source>
        <translation>Ändern Sie die Grenze in den Einstellungen oder senden Sie weniger.</translation>
    </message>
    <message>
        <source>Your policy does not allow this.</source>
        <translation>Ihre Richtlinie erlaubt das nicht.</translation>
    </message>
    <message>
        <source>A co-signer cannot be reached.</source>
        <translation>Ein Mitunterzeichner ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the connection and try again.</source>
        <translation>Prüfen Sie die Verbindung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A co-signer did not answer in time.</source>
        <translation>Ein Mitunterzeichner hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>A co-signer has locked this vault after repeated failed checks.</source>
        <translation>Ein Mitunterzeichner hat diesen Tresor nach mehreren fehlgeschlagenen Prüfungen gesperrt.</translation>
    </message>
    <message>
        <source>A person at the co-signer has to release it.</source>
        <translation>Eine Person beim Mitunterzeichner muss ihn wieder freigeben.</translation>
    </message>
    <message>
        <source>A co-signer&apos;s answer could not be understood.</source>
        <translation>Die Antwort eines Mitunterzeichners war nicht verständlich.</translation>
    </message>
    <message>
        <source>A co-signer got two different messages for one step, so it stopped.</source>
        <translation>Ein Mitunterzeichner bekam für einen Schritt zwei verschiedene Nachrichten und hat deshalb angehalten.</translation>
    </message>
    <message>
        <source>The co-signer no longer knows this session.</source>
        <translation>Der Mitunterzeichner kennt diese Sitzung nicht mehr.</translation>
    </message>
    <message>
        <source>The co-signer does not know this vault.</source>
        <translation>Der Mitunterzeichner kennt diesen Tresor nicht.</translation>
    </message>
    <message>
        <source>If the co-signers&apos; data was deleted, this vault cannot sign any more.</source>
        <translation>Wenn die Daten der Mitunterzeichner gelöscht wurden, kann dieser Tresor nicht mehr signieren.</translation>
    </message>
    <message>
        <source>The co-signer does not know this operation.</source>
        <translation>Der Mitunterzeichner kennt diesen Vorgang nicht.</translation>
    </message>
    <message>
        <source>Check that Tercet and the co-signer have the same version.</source>
        <translation>Prüfen Sie, ob Tercet und der Mitunterzeichner dieselbe Version haben.</translation>
    </message>
    <message>
        <source>There is no co-signer at this address.</source>
        <translation>Unter dieser Adresse ist kein Mitunterzeichner.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>This device&apos;s clock and the co-signer&apos;s disagree.</source>
        <translation>Die Uhr dieses Geräts und die des Mitunterzeichners stimmen nicht überein.</translation>
    </message>
    <message>
        <source>Set the clock of this device and try again.</source>
        <translation>Stellen Sie die Uhr dieses Geräts und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The co-signer has seen this message before and ignored it.</source>
        <translation>Der Mitunterzeichner hat diese Nachricht schon einmal gesehen und nicht beachtet.</translation>
    </message>
    <message>
        <source>The co-signer does not know this device.</source>
        <translation>Der Mitunterzeichner kennt dieses Gerät nicht.</translation>
    </message>
    <message>
        <source>Pair it with a code from the co-signer&apos;s operator.</source>
        <translation>Koppeln Sie es mit einem Code vom Betreiber des Mitunterzeichners.</translation>
    </message>
    <message>
        <source>This device was revoked at the co-signer.</source>
        <translation>Dieses Gerät wurde beim Mitunterzeichner gesperrt.</translation>
    </message>
    <message>
        <source>Use another device of yours, or ask the co-signer&apos;s operator.</source>
        <translation>Nehmen Sie ein anderes Ihrer Geräte oder fragen Sie den Betreiber des Mitunterzeichners.</translation>
    </message>
    <message>
        <source>The pairing code is wrong, was used, or has expired.</source>
        <translation>Der Kopplungscode ist falsch, verbraucht oder abgelaufen.</translation>
    </message>
    <message>
        <source>Ask the co-signer&apos;s operator for a new one.</source>
        <translation>Bitten Sie den Betreiber des Mitunterzeichners um einen neuen.</translation>
    </message>
    <message>
        <source>This would go above your limit for a day, a week or a month.</source>
        <translation>Damit würde Ihr Limit für einen Tag, eine Woche oder einen Monat überschritten.</translation>
    </message>
    <message>
        <source>Wait until the period is over, send less, or change the limit under Policy.</source>
        <translation>Warten Sie, bis der Zeitraum vorbei ist, senden Sie weniger oder ändern Sie das Limit unter Richtlinie.</translation>
    </message>
    <message>
        <source>Your policy does not allow this recipient.</source>
        <translation>Ihre Richtlinie erlaubt diesen Empfänger nicht.</translation>
    </message>
    <message>
        <source>Look at the lists under Policy.</source>
        <translation>Sehen Sie sich die Listen unter Richtlinie an.</translation>
    </message>
    <message>
        <source>This recipient is new and has to wait first.</source>
        <translation>Dieser Empfänger ist neu und muss zuerst warten.</translation>
    </message>
    <message>
        <source>The request says from when it can be signed.</source>
        <translation>Die Anfrage nennt den Zeitpunkt, ab dem sie unterzeichnet werden kann.</translation>
    </message>
    <message>
        <source>Your policy does not allow this kind of request.</source>
        <translation>Ihre Richtlinie erlaubt diese Art von Anfrage nicht.</translation>
    </message>
    <message>
        <source>Look at the allowed kinds under Policy.</source>
        <translation>Sehen Sie sich die erlaubten Arten unter Richtlinie an.</translation>
    </message>
    <message>
        <source>Your policy has quiet hours now.</source>
        <translation>Nach Ihrer Richtlinie ist jetzt Ruhezeit.</translation>
    </message>
    <message>
        <source>Try again when they are over.</source>
        <translation>Versuchen Sie es erneut, wenn sie vorbei ist.</translation>
    </message>
    <message>
        <source>Your policy asks for more approvals.</source>
        <translation>Ihre Richtlinie verlangt weitere Genehmigungen.</translation>
    </message>
    <message>
        <source>Ask the others to approve this request.</source>
        <translation>Bitten Sie die anderen, diese Anfrage zu genehmigen.</translation>
    </message>
    <message>
        <source>The co-signer does not allow this to this key.</source>
        <translation>Der Mitunterzeichner erlaubt dies diesem Schlüssel nicht.</translation>
    </message>
    <message>
        <source>Use a key with the right role, or ask the co-signer&apos;s operator.</source>
        <translation>Verwenden Sie einen Schlüssel mit der passenden Rolle oder fragen Sie den Betreiber des Mitunterzeichners.</translation>
    </message>
    <message>
        <source>This vault is frozen.</source>
        <translation>Dieser Tresor ist eingefroren.</translation>
    </message>
    <message>
        <source>The co-signers refuse everything until the waiting period is over.</source>
        <translation>Die Mitunterzeichner lehnen alles ab, bis die Wartezeit vorbei ist.</translation>
    </message>
    <message>
        <source>This pending change is not there any more.</source>
        <translation>Diese anstehende Änderung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It took effect or was cancelled.</source>
        <translation>Sie ist wirksam geworden oder wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Another server of this co-signer has the vault just now.</source>
        <translation>Ein anderer Server dieses Mitunterzeichners hat gerade diesen Tresor.</translation>
    </message>
    <message>
        <source>Tercet tries again by itself.</source>
        <translation>Tercet versucht es von selbst erneut.</translation>
    </message>
    <message>
        <source>A co-signer has too much to do.</source>
        <translation>Ein Mitunterzeichner hat zu viel zu tun.</translation>
    </message>
    <message>
        <source>Only one co-signer knows this request, or they know it differently.</source>
        <translation>Nur ein Mitunterzeichner kennt diese Anfrage, oder beide kennen sie verschieden.</translation>
    </message>
    <message>
        <source>It cannot be signed. Ask whoever made it to send it to both.</source>
        <translation>Sie kann nicht unterzeichnet werden. Bitten Sie den Absender, sie an beide zu senden.</translation>
    </message>
    <message>
        <source>The server at this address does not have the co-signer&apos;s key.</source>
        <translation>Der Server unter dieser Adresse hat nicht den Schlüssel des Mitunterzeichners.</translation>
    </message>
    <message>
        <source>Nothing was sent. Compare the fingerprint with the co-signer&apos;s operator.</source>
        <translation>Es wurde nichts gesendet. Vergleichen Sie den Fingerabdruck mit dem Betreiber des Mitunterzeichners.</translation>
    </message>
    <message>
        <source>The co-signer&apos;s identity is not the one this vault was made with.</source>
        <translation>Die Identität des Mitunterzeichners ist nicht die, mit der dieser Tresor erzeugt wurde.</translation>
    </message>
    <message>
        <source>Nothing is signed with it. Ask the co-signer&apos;s operator what happened.</source>
        <translation>Mit ihm wird nichts unterzeichnet. Fragen Sie den Betreiber des Mitunterzeichners, was geschehen ist.</translation>
    </message>
    <message>
        <source>The co-signer could not prove what it runs on.</source>
        <translation>Der Mitunterzeichner konnte nicht nachweisen, worauf er läuft.</translation>
    </message>
    <message>
        <source>Look at the statements under Key shares.</source>
        <translation>Sehen Sie sich die Angaben unter Schlüsselanteile an.</translation>
    </message>
    <message>
        <source>The co-signer&apos;s proof of what it runs on is too old for this.</source>
        <translation>Der Nachweis des Mitunterzeichners, worauf er läuft, ist dafür zu alt.</translation>
    </message>
    <message>
        <source>It is asked for again; then try again.</source>
        <translation>Er wird neu angefordert; versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The co-signer does not say what it runs on, and this vault needs that.</source>
        <translation>Der Mitunterzeichner weist nicht nach, worauf er läuft, und dieser Tresor verlangt es.</translation>
    </message>
    <message>
        <source>Connect to an attested co-signer.</source>
        <translation>Verbinden Sie sich mit einem Mitunterzeichner, der es nachweist.</translation>
    </message>
    <message>
        <source>The list of published co-signer software is not valid.</source>
        <translation>Die Liste der veröffentlichten Mitunterzeichner-Software ist ungültig.</translation>
    </message>
    <message>
        <source>Update Tercet.</source>
        <translation>Aktualisieren Sie Tercet.</translation>
    </message>
    <message>
        <source>This is not the address of a co-signer or proxy.</source>
        <translation>Das ist keine Adresse eines Mitunterzeichners oder Proxys.</translation>
    </message>
    <message>
        <source>A co-signer&apos;s begins with https:// and names a host. The proxy is in the settings.</source>
        <translation>Die eines Mitunterzeichners beginnt mit https:// und nennt einen Rechner. Der Proxy steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>This is not a co-signer&apos;s fingerprint.</source>
        <translation>Das ist kein Fingerabdruck eines Mitunterzeichners.</translation>
    </message>
    <message>
        <source>It has 64 hexadecimal digits; copy the whole of it.</source>
        <translation>Er hat 64 hexadezimale Ziffern; kopieren Sie ihn ganz.</translation>
    </message>
    <message>
        <source>Too many attempts in a short time.</source>
        <translation>Zu viele Versuche in kurzer Zeit.</translation>
    </message>
    <message>
        <source>Wait a while and try again.</source>
        <translation>Warten Sie eine Weile und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Tercet could not write to its data folder.</source>
        <translation>Tercet konnte nicht in seinen Datenordner schreiben.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and that you may write there.</source>
        <translation>Prüfen Sie, ob der Datenträger voll ist und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>The data was written by a newer Tercet.</source>
        <translation>Die Daten stammen von einem neueren Tercet.</translation>
    </message>
    <message>
        <source>Install the newer version; nothing was changed.</source>
        <translation>Installieren Sie die neuere Version; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Your keychain is locked or was reset.</source>
        <translation>Ihr Schlüsselbund ist gesperrt oder wurde zurückgesetzt.</translation>
    </message>
    <message>
        <source>Unlock it in your system and try again; your share is not deleted.</source>
        <translation>Entsperren Sie ihn in Ihrem System und versuchen Sie es erneut; Ihr Anteil ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>The keychain did not allow access.</source>
        <translation>Der Schlüsselbund hat den Zugriff nicht erlaubt.</translation>
    </message>
    <message>
        <source>Allow Tercet when your system asks, and try again.</source>
        <translation>Erlauben Sie Tercet den Zugriff, wenn Ihr System fragt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no keychain service here.</source>
        <translation>Hier gibt es keinen Schlüsselbunddienst.</translation>
    </message>
    <message>
        <source>Start your desktop&apos;s keychain, or use the data folder on the desktop where the vault was made.</source>
        <translation>Starten Sie den Schlüsselbund Ihrer Arbeitsumgebung oder verwenden Sie den Datenordner dort, wo der Tresor angelegt wurde.</translation>
    </message>
    <message>
        <source>The keychain has no share for this vault.</source>
        <translation>Im Schlüsselbund liegt kein Anteil für diesen Tresor.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Stellen Sie ihn aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>What the keychain holds is not what Tercet stored.</source>
        <translation>Der Inhalt des Schlüsselbunds ist nicht das, was Tercet gespeichert hat.</translation>
    </message>
    <message>
        <source>The share was stored in another keychain.</source>
        <translation>Der Anteil wurde in einem anderen Schlüsselbund gespeichert.</translation>
    </message>
    <message>
        <source>Log in to the desktop where the vault was made.</source>
        <translation>Melden Sie sich in der Arbeitsumgebung an, in der der Tresor angelegt wurde.</translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Look for a question of your system behind this window, and try again.</source>
        <translation>Sehen Sie nach, ob Ihr System hinter diesem Fenster etwas fragt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain failed.</source>
        <translation>Der Schlüsselbund hat versagt.</translation>
    </message>
    <message>
        <source>Run the keychain check under Settings.</source>
        <translation>Starten Sie in den Einstellungen die Prüfung des Schlüsselbunds.</translation>
    </message>
    <message>
        <source>The share is too large for this keychain.</source>
        <translation>Der Anteil ist zu groß für diesen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Please report this.</source>
        <translation>Bitte melden Sie das.</translation>
    </message>
    <message>
        <source>This vault does not exist.</source>
        <translation>Diesen Tresor gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>There is more than one vault.</source>
        <translation>Es gibt mehr als einen Tresor.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie einen aus.</translation>
    </message>
    <message>
        <source>The vault is locked.</source>
        <translation>Der Tresor ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it first.</source>
        <translation>Entsperren Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>There is a vault with this name already.</source>
        <translation>Einen Tresor mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation>Diese Passphrase ist zu leicht zu erraten.</translation>
    </message>
    <message>
        <source>Use four or more unrelated words.</source>
        <translation>Verwenden Sie vier oder mehr Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>This request does not exist any more.</source>
        <translation>Diese Anfrage gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The request has changed in the meantime.</source>
        <translation>Die Anfrage hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Sehen Sie sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The request has expired.</source>
        <translation>Die Anfrage ist abgelaufen.</translation>
    </message>
    <message>
        <source>Ask for a new one.</source>
        <translation>Bitten Sie um eine neue.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>Nichts wurde signiert.</translation>
    </message>
    <message>
        <source>It is too late to cancel: the last message has left.</source>
        <translation>Zum Abbrechen ist es zu spät: Die letzte Nachricht ist unterwegs.</translation>
    </message>
    <message>
        <source>Wait for the result.</source>
        <translation>Warten Sie auf das Ergebnis.</translation>
    </message>
    <message>
        <source>That is not the text that was asked for.</source>
        <translation>Das ist nicht der verlangte Text.</translation>
    </message>
    <message>
        <source>Compare it with the address once more.</source>
        <translation>Vergleichen Sie ihn noch einmal mit der Adresse.</translation>
    </message>
    <message>
        <source>Another Tercet is using this data folder.</source>
        <translation>Ein anderes Tercet verwendet diesen Datenordner.</translation>
    </message>
    <message>
        <source>Close the other window first.</source>
        <translation>Schließen Sie zuerst das andere Fenster.</translation>
    </message>
    <message>
        <source>The refresh did not go through at all three parties.</source>
        <translation>Die Erneuerung ist nicht bei allen drei Parteien durchgegangen.</translation>
    </message>
    <message>
        <source>Your vault works with its shares as before; try again.</source>
        <translation>Ihr Tresor arbeitet mit seinen bisherigen Anteilen weiter; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The refresh was interrupted in its last step.</source>
        <translation>Die Erneuerung wurde in ihrem letzten Schritt unterbrochen.</translation>
    </message>
    <message>
        <source>Your vault is safe. It is settled as soon as both co-signers answer.</source>
        <translation>Ihr Tresor ist sicher. Sobald beide Mitunterzeichner antworten, wird sie abgeschlossen.</translation>
    </message>
    <message>
        <source>The vault was not finished at all three parties.</source>
        <translation>Der Tresor wurde nicht bei allen drei Parteien fertig.</translation>
    </message>
    <message>
        <source>It was removed; it never had an address. Make a new one.</source>
        <translation>Er wurde entfernt; er hatte nie eine Adresse. Legen Sie einen neuen an.</translation>
    </message>
    <message>
        <source>No node is set for this network.</source>
        <translation>Für dieses Netzwerk ist kein Knoten eingestellt.</translation>
    </message>
    <message>
        <source>Set one under Settings, Network.</source>
        <translation>Stellen Sie einen unter „Einstellungen“, „Netzwerke“ ein.</translation>
    </message>
    <message>
        <source>The node cannot be reached.</source>
        <translation>Der Knoten ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check its address under Settings and the connection.</source>
        <translation>Prüfen Sie seine Adresse in den Einstellungen und die Verbindung.</translation>
    </message>
    <message>
        <source>The node&apos;s answer could not be understood.</source>
        <translation>Die Antwort des Knotens war nicht verständlich.</translation>
    </message>
    <message>
        <source>Check its address under Settings.</source>
        <translation>Prüfen Sie seine Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>The node is on another network.</source>
        <translation>Der Knoten gehört zu einem anderen Netzwerk.</translation>
    </message>
    <message>
        <source>The node refused the transaction.</source>
        <translation>Der Knoten hat die Transaktion abgelehnt.</translation>
    </message>
    <message>
        <source>Look at nonce, balance and fee. The signed bytes are kept.</source>
        <translation>Prüfen Sie Nonce, Guthaben und Gebühr. Die signierten Bytes bleiben erhalten.</translation>
    </message>
    <message>
        <source>The network took the transaction and undid it.</source>
        <translation>Das Netzwerk hat die Transaktion aufgenommen und rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Its fee is spent; nothing else was moved.</source>
        <translation>Die Gebühr ist bezahlt; sonst wurde nichts bewegt.</translation>
    </message>
    <message>
        <source>The command is not complete.</source>
        <translation>Der Befehl ist unvollständig.</translation>
    </message>
    <message>
        <source>See the help.</source>
        <translation>Sehen Sie in der Hilfe nach.</translation>
    </message>
    <message>
        <source>This is not an age file.</source>
        <translation>Das ist keine age-Datei.</translation>
    </message>
    <message>
        <source>Choose the file that Tercet or age wrote; its name usually ends in .age.</source>
        <translation>Wählen Sie die Datei, die Tercet oder age geschrieben hat; ihr Name endet meist auf .age.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Use another copy of it. Nothing was changed.</source>
        <translation>Nehmen Sie eine andere Kopie davon. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The file asks for more work than Tercet does to open a file.</source>
        <translation>Die Datei verlangt mehr Rechenarbeit, als Tercet zum Öffnen einer Datei leistet.</translation>
    </message>
    <message>
        <source>It was not made by Tercet; open it with the program that made it.</source>
        <translation>Sie stammt nicht von Tercet; öffnen Sie sie mit dem Programm, das sie gemacht hat.</translation>
    </message>
    <message>
        <source>None of these keys opens the file.</source>
        <translation>Keiner dieser Schlüssel öffnet die Datei.</translation>
    </message>
    <message>
        <source>Choose the key of one of its recipients.</source>
        <translation>Wählen Sie den Schlüssel eines ihrer Empfänger.</translation>
    </message>
    <message>
        <source>This is not an age identity or an OpenSSH Ed25519 key.</source>
        <translation>Das ist weder eine age-Identität noch ein Ed25519-Schlüssel von OpenSSH.</translation>
    </message>
    <message>
        <source>Choose the file that age-keygen or ssh-keygen wrote.</source>
        <translation>Wählen Sie die Datei, die age-keygen oder ssh-keygen geschrieben hat.</translation>
    </message>
    <message>
        <source>This is not a public key that a file can be encrypted to.</source>
        <translation>Das ist kein öffentlicher Schlüssel, für den eine Datei verschlüsselt werden kann.</translation>
    </message>
    <message>
        <source>It begins with age1 or ssh-ed25519.</source>
        <translation>Er beginnt mit age1 oder ssh-ed25519.</translation>
    </message>
    <message>
        <source>The file opens, but it is not a share backup.</source>
        <translation>Die Datei lässt sich öffnen, ist aber keine Anteilssicherung.</translation>
    </message>
    <message>
        <source>This is the backup of another vault.</source>
        <translation>Das ist die Sicherung eines anderen Tresors.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose the backup of this vault.</source>
        <translation>Nichts wurde verändert. Wählen Sie die Sicherung dieses Tresors.</translation>
    </message>
    <message>
        <source>This backup was made before the shares were refreshed.</source>
        <translation>Diese Sicherung entstand vor einer Erneuerung der Anteile.</translation>
    </message>
    <message>
        <source>It cannot sign any more. Use the backup made after the refresh.</source>
        <translation>Sie kann nicht mehr unterschreiben. Nehmen Sie die Sicherung, die nach der Erneuerung gemacht wurde.</translation>
    </message>
    <message>
        <source>This file was made by a newer version of Tercet.</source>
        <translation>Diese Datei wurde mit einer neueren Version von Tercet gemacht.</translation>
    </message>
    <message>
        <source>Update Tercet, then try again.</source>
        <translation>Aktualisieren Sie Tercet und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The share in this file does not belong to its public key.</source>
        <translation>Der Anteil in dieser Datei gehört nicht zu seinem öffentlichen Schlüssel.</translation>
    </message>
    <message>
        <source>The file was changed or made wrongly. Use another copy.</source>
        <translation>Die Datei wurde verändert oder falsch gemacht. Nehmen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>This amount waits for a backup of your share.</source>
        <translation>Dieser Betrag wartet auf eine Sicherung Ihres Anteils.</translation>
    </message>
    <message>
        <source>Make a backup under Key shares; then it can be signed.</source>
        <translation>Machen Sie unter Schlüsselanteile eine Sicherung; dann kann unterschrieben werden.</translation>
    </message>
    <message>
        <source>This backup is not in the register.</source>
        <translation>Diese Sicherung steht nicht im Verzeichnis.</translation>
    </message>
    <message>
        <source>This vault is on this device already.</source>
        <translation>Dieser Tresor ist schon auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Use the piece as its holder received it.</source>
        <translation>Nehmen Sie das Teilstück so, wie es sein Inhaber bekommen hat.</translation>
    </message>
    <message>
        <source>More pieces are needed to open this backup.</source>
        <translation>Zum Öffnen dieser Sicherung sind mehr Teilstücke nötig.</translation>
    </message>
    <message>
        <source>Ask another holder for the piece they keep.</source>
        <translation>Bitten Sie einen weiteren Inhaber um sein Teilstück.</translation>
    </message>
    <message>
        <source>The co-signers let this device in after their waiting period.</source>
        <translation>Die Mitunterzeichner lassen dieses Gerät nach ihrer Wartezeit zu.</translation>
    </message>
    <message>
        <source>Come back when it is over; any other device can cancel it until then.</source>
        <translation>Kommen Sie danach wieder; jedes andere Gerät kann es bis dahin abbrechen.</translation>
    </message>
    <message>
        <source>This vault was restored, but its shares are not refreshed yet.</source>
        <translation>Dieser Tresor wurde wiederhergestellt, aber seine Anteile sind noch nicht erneuert.</translation>
    </message>
    <message>
        <source>Do not rely on this export. Make it again, and report it if it happens again.</source>
        <translation>Verlassen Sie sich nicht auf diese Ausgabe. Machen Sie sie neu, und melden Sie es, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>This folder does not hold what its manifest lists.</source>
        <translation>Dieser Ordner enthält nicht, was sein Verzeichnis aufführt.</translation>
    </message>
    <message>
        <source>Use another copy of the whole folder.</source>
        <translation>Nehmen Sie eine andere Kopie des ganzen Ordners.</translation>
    </message>
    <message>
        <source>A file of the set is missing.</source>
        <translation>Eine Datei des Satzes fehlt.</translation>
    </message>
    <message>
        <source>All three shares are needed; find the missing file.</source>
        <translation>Alle drei Anteile werden gebraucht; suchen Sie die fehlende Datei.</translation>
    </message>
    <message>
        <source>These files are of different epochs.</source>
        <translation>Diese Dateien stammen aus verschiedenen Epochen.</translation>
    </message>
    <message>
        <source>They do not fit together. Use three files that were exported together.</source>
        <translation>Sie passen nicht zusammen. Nehmen Sie drei Dateien, die zusammen ausgegeben wurden.</translation>
    </message>
    <message>
        <source>No recipients are registered for the three shares.</source>
        <translation>Für die drei Anteile sind keine Empfänger eingetragen.</translation>
    </message>
    <message>
        <source>Register them first, under Key shares.</source>
        <translation>Tragen Sie sie zuerst ein, unter Schlüsselanteile.</translation>
    </message>
    <message>
        <source>The new recipients are waiting for their delay.</source>
        <translation>Die neuen Empfänger warten auf ihre Frist.</translation>
    </message>
    <message>
        <source>Export when it is over, or cancel the change.</source>
        <translation>Geben Sie die Anteile danach aus, oder brechen Sie die Änderung ab.</translation>
    </message>
    <message>
        <source>This is not what the challenge says when it is opened.</source>
        <translation>Das steht nicht in der geöffneten Probe.</translation>
    </message>
    <message>
        <source>No trust is designated for this vault.</source>
        <translation>Für diesen Tresor ist kein Treuhänder bestimmt.</translation>
    </message>
    <message>
        <source>Designate one under Key shares.</source>
        <translation>Bestimmen Sie einen unter Schlüsselanteile.</translation>
    </message>
    <message>
        <source>The key of this vault was taken out, so it signs no more.</source>
        <translation>Der Schlüssel dieses Tresors wurde herausgenommen, darum unterschreibt er nicht mehr.</translation>
    </message>
    <message>
        <source>Its money belongs in a new vault.</source>
        <translation>Sein Geld gehört in einen neuen Tresor.</translation>
    </message>
    <message>
        <source>The certificate of a co-signer has expired.</source>
        <translation>Das Zertifikat eines Mitunterzeichners ist abgelaufen.</translation>
    </message>
    <message>
        <source>Nothing was sent. Its operator has to renew it; the pin stays the same.</source>
        <translation>Nichts wurde gesendet. Sein Betreiber muss es erneuern; der Pin bleibt gleich.</translation>
    </message>
    <message>
        <source>A co-signer is not what was chosen for this vault.</source>
        <translation>Ein Mitunterzeichner ist nicht das, was für diesen Tresor gewählt wurde.</translation>
    </message>
    <message>
        <source>Check both once more, and compare what they show.</source>
        <translation>Prüfen Sie beide noch einmal und vergleichen Sie, was sie zeigen.</translation>
    </message>
    <message>
        <source>Choose the backup of this vault&apos;s share.</source>
        <translation>Wählen Sie die Sicherung des Anteils dieses Tresors.</translation>
    </message>
    <message>
        <source>This is not a piece of this backup&apos;s key, or it is damaged.</source>
        <translation>Das ist kein Teilstück des Schlüssels dieser Sicherung, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>Finish it: until then the lost device&apos;s share still works.</source>
        <translation>Schließen Sie es ab: Bis dahin arbeitet der Anteil des verlorenen Geräts noch.</translation>
    </message>
    <message>
        <source>A co-signer&apos;s proof of what it encrypted is wrong.</source>
        <translation>Der Beweis eines Mitunterzeichners über das Verschlüsselte ist falsch.</translation>
    </message>
    <message>
        <source>Decrypt the challenge with the recipient&apos;s key and enter its text.</source>
        <translation>Entschlüsseln Sie die Probe mit dem Schlüssel des Empfängers und geben Sie ihren Text ein.</translation>
    </message>
    <message>
        <source>Look at it under Key shares, Policy.</source>
        <translation>Sehen Sie sie unter „Schlüsselanteile“, „Richtlinie“ nach.</translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message>
        <source>The vault was made with all three shares</source>
        <translation>Der Tresor wurde mit allen drei Anteilen angelegt</translation>
    </message>
    <message>
        <source>New request: %1</source>
        <translation>Neue Anfrage: %1</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neue Anfrage</translation>
    </message>
    <message>
        <source>You approved: %1</source>
        <translation>Von Ihnen freigegeben: %1</translation>
    </message>
    <message>
        <source>You approved a request</source>
        <translation>Sie haben eine Anfrage freigegeben</translation>
    </message>
    <message>
        <source>You rejected: %1</source>
        <translation>Von Ihnen abgelehnt: %1</translation>
    </message>
    <message>
        <source>You rejected a request</source>
        <translation>Sie haben eine Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Signed: %1</source>
        <translation>Signiert: %1</translation>
    </message>
    <message>
        <source>A request was signed</source>
        <translation>Eine Anfrage wurde signiert</translation>
    </message>
    <message>
        <source>Sent to the network: %1</source>
        <translation>An das Netzwerk gesendet: %1</translation>
    </message>
    <message>
        <source>A transaction was sent to the network</source>
        <translation>Eine Transaktion wurde an das Netzwerk gesendet</translation>
    </message>
    <message>
        <source>Confirmed: %1</source>
        <translation>Bestätigt: %1</translation>
    </message>
    <message>
        <source>A transaction was confirmed</source>
        <translation>Eine Transaktion wurde bestätigt</translation>
    </message>
    <message>
        <source>Not signed: %1</source>
        <translation>Nicht signiert: %1</translation>
    </message>
    <message>
        <source>A request was not signed</source>
        <translation>Eine Anfrage wurde nicht signiert</translation>
    </message>
    <message>
        <source>Expired: %1</source>
        <translation>Abgelaufen: %1</translation>
    </message>
    <message>
        <source>A request expired</source>
        <translation>Eine Anfrage ist abgelaufen</translation>
    </message>
    <message>
        <source>The policy was changed</source>
        <translation>Die Richtlinie wurde geändert</translation>
    </message>
    <message>
        <source>The connection to the co-signers was closed for safety</source>
        <translation>Die Verbindung zu den Mitunterzeichnern wurde zur Sicherheit geschlossen</translation>
    </message>
    <message>
        <source>The connection to the co-signers was opened</source>
        <translation>Die Verbindung zu den Mitunterzeichnern wurde geöffnet</translation>
    </message>
    <message>
        <source>The vault was unlocked</source>
        <translation>Der Tresor wurde entsperrt</translation>
    </message>
    <message>
        <source>All three key shares were refreshed</source>
        <translation>Alle drei Schlüsselanteile wurden erneuert</translation>
    </message>
    <message>
        <source>A refresh did not go through; the shares stay as they were</source>
        <translation>Eine Erneuerung ist nicht durchgegangen; die Anteile bleiben, wie sie waren</translation>
    </message>
    <message>
        <source>A looser policy waits for its delay</source>
        <translation>Eine lockerere Richtlinie wartet ihre Frist ab</translation>
    </message>
    <message>
        <source>A change of the policy was cancelled</source>
        <translation>Eine Änderung der Richtlinie wurde zurückgenommen</translation>
    </message>
    <message>
        <source>The vault was frozen</source>
        <translation>Der Tresor wurde eingefroren</translation>
    </message>
    <message>
        <source>The vault was restored from a backup</source>
        <translation>Der Tresor wurde aus einer Sicherung wiederhergestellt</translation>
    </message>
    <message>
        <source>A backup was tested with both co-signers</source>
        <translation>Eine Sicherung wurde mit beiden Mitunterzeichnern geprüft</translation>
    </message>
    <message>
        <source>Another device asks to take the place of this one</source>
        <translation>Ein anderes Gerät will an die Stelle dieses Geräts treten</translation>
    </message>
    <message>
        <source>A backup of this device’s share was made</source>
        <translation>Eine Sicherung des Anteils dieses Geräts wurde angelegt</translation>
    </message>
    <message>
        <source>The recipients of exports were set</source>
        <translation>Die Empfänger der Ausgabe wurden festgelegt</translation>
    </message>
    <message>
        <source>Other recipients of exports are asked for, and wait for the delay</source>
        <translation>Andere Empfänger der Ausgabe sind verlangt und warten die Frist ab</translation>
    </message>
    <message>
        <source>All three key shares were exported</source>
        <translation>Alle drei Schlüsselanteile wurden ausgegeben</translation>
    </message>
    <message>
        <source>A package for the trust was made</source>
        <translation>Ein Paket für den Treuhänder wurde erstellt</translation>
    </message>
</context>
<context>
    <name>Freeze</name>
    <message>
        <source>Frozen until %1</source>
        <translation>Eingefroren bis %1</translation>
    </message>
    <message>
        <source>This device and both co-signers sign nothing until then. Nobody can end it earlier.</source>
        <translation>Bis dahin signieren dieses Gerät und beide Mitunterzeichner nichts. Niemand kann es früher beenden.</translation>
    </message>
    <message>
        <source>This device signs nothing. Neither co-signer has confirmed yet; both are told again while the vault is unlocked.</source>
        <translation>Dieses Gerät signiert nichts. Noch hat keiner der Mitunterzeichner bestätigt; beiden wird es erneut gesagt, solange der Tresor offen ist.</translation>
    </message>
    <message>
        <source>Nothing can be signed without this device. %1 has not confirmed yet and is told again while the vault is unlocked.</source>
        <translation>Ohne dieses Gerät kann nichts signiert werden. %1 hat noch nicht bestätigt und wird erneut verständigt, solange der Tresor offen ist.</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Send %1</source>
        <translation>%1 senden</translation>
    </message>
    <message>
        <source>Revoke an allowance</source>
        <translation>Eine Erlaubnis widerrufen</translation>
    </message>
    <message>
        <source>Revoke an allowance of %1</source>
        <translation>Eine Erlaubnis über %1 widerrufen</translation>
    </message>
    <message>
        <source>Allow spending of %1</source>
        <translation>Ausgeben von %1 erlauben</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send an unknown token</source>
        <translation>Ein unbekanntes Token senden</translation>
    </message>
    <message>
        <source>Allow spending of a token</source>
        <translation>Ausgeben eines Tokens erlauben</translation>
    </message>
    <message>
        <source>Call a contract</source>
        <translation>Einen Vertrag aufrufen</translation>
    </message>
    <message>
        <source>Create a contract</source>
        <translation>Einen Vertrag anlegen</translation>
    </message>
    <message>
        <source>Sign a message</source>
        <translation>Eine Nachricht signieren</translation>
    </message>
    <message>
        <source>Sign typed data</source>
        <translation>Strukturierte Daten signieren</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>Wird signiert</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Sent to the network</source>
        <translation>An das Netzwerk gesendet</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires in less than a minute</source>
        <translation>Läuft in weniger als einer Minute ab</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n minute(s)</source>
        <translation>
            <numerusform>Läuft in %n Minute ab</numerusform>
            <numerusform>Läuft in %n Minuten ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n hour(s)</source>
        <translation>
            <numerusform>Läuft in %n Stunde ab</numerusform>
            <numerusform>Läuft in %n Stunden ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s)</source>
        <translation>
            <numerusform>Läuft in %n Tag ab</numerusform>
            <numerusform>Läuft in %n Tagen ab</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>%1 of %2 signatures prepared in advance</source>
        <extracomment>signatures are prepared before they are asked for; %1 of %2 of them lie ready</extracomment>
        <translation>%1 von %2 Signaturen im Voraus vorbereitet</translation>
    </message>
    <message>
        <source>%1. No more on a metered connection: there, signing takes three rounds instead of one. Settings can change that.</source>
        <translation>%1. Keine weiteren über eine getaktete Verbindung: dort braucht das Signieren drei Runden statt einer. In den Einstellungen lässt sich das ändern.</translation>
    </message>
    <message>
        <source>The connection ended at the co-signers</source>
        <translation>Die Verbindung endete bei den Mitunterzeichnern</translation>
    </message>
    <message>
        <source>They were started again, or Tercet connected with this share from somewhere else. It is opened again when it is next needed.</source>
        <translation>Sie wurden neu gestartet, oder Tercet hat sich mit diesem Anteil von anderswo verbunden. Sie wird wieder geöffnet, sobald sie gebraucht wird.</translation>
    </message>
    <message>
        <source>Too many connections were opened within an hour</source>
        <translation>Innerhalb einer Stunde wurden zu viele Verbindungen geöffnet</translation>
    </message>
    <message>
        <source>The co-signers open one again at %1 at the latest.</source>
        <translation>Die Mitunterzeichner öffnen spätestens um %1 wieder eine.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BackupFactsCard</name>
    <message>
        <source>What is in this backup</source>
        <translation>Was in dieser Sicherung ist</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Co-signers</source>
        <translation>Mitunterzeichner</translation>
    </message>
    <message>
        <source>The practice co-signers of this data folder</source>
        <translation>Die Übungs-Mitunterzeichner dieses Datenordners</translation>
    </message>
</context>
<context>
    <name>tercet::ui::LeavePage</name>
    <message>
        <source>Your keys</source>
        <translation>Ihre Schlüssel</translation>
    </message>
    <message>
        <source>Your key is yours: what you export here opens the wallet without Tercet and without the co-signers.</source>
        <translation>Ihr Schlüssel gehört Ihnen: was Sie hier ausgeben, öffnet die Wallet ohne Tercet und ohne die Mitunterzeichner.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::OpenBackupPart</name>
    <message>
        <source>File of the backup</source>
        <translation>Datei der Sicherung</translation>
    </message>
    <message>
        <source>File of the key</source>
        <translation>Datei des Schlüssels</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>The one that was chosen when the backup was made, not the vault’s.</source>
        <translation>Die beim Sichern gewählte, nicht die des Tresors.</translation>
    </message>
    <message>
        <source>Only for an SSH key that has one of its own.</source>
        <translation>Nur für einen SSH-Schlüssel, der eine eigene hat.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <extracomment>%1: &quot;File of the backup&quot; or &quot;File of the key&quot;</extracomment>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>It opens with a passphrase</source>
        <translation>Sie öffnet sich mit einer Passphrase</translation>
    </message>
    <message>
        <source>It opens with a key</source>
        <translation>Sie öffnet sich mit einem Schlüssel</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Keine gewählt</translation>
    </message>
    <message>
        <source>The file is being opened…</source>
        <translation>Die Datei wird geöffnet …</translation>
    </message>
    <message>
        <source>File of the backup, or pictures of its pages</source>
        <translation>Datei der Sicherung oder Bilder ihrer Seiten</translation>
    </message>
    <message>
        <source>It opens with pieces of several people</source>
        <translation>Sie öffnet sich mit Teilstücken mehrerer Personen</translation>
    </message>
</context>
<context>
    <name>PaperPdf</name>
    <message>
        <source>%1 of %2 pieces, which their holders keep</source>
        <translation>%1 von %2 Teilstücken, die ihre Halter verwahren</translation>
    </message>
    <message>
        <source>The passphrase that was chosen for it</source>
        <translation>der Passphrase, die dafür gewählt wurde</translation>
    </message>
    <message>
        <source>One of these keys: %1</source>
        <translation>einem dieser Schlüssel: %1</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>Tercet, backup of “%1”, epoch %2. Page %3 of %4</source>
        <extracomment>the foot of a page: %1 the vault&apos;s name, %2 the epoch, %3 of %4 pages</extracomment>
        <translation>Tercet, Sicherung von „%1“, Epoche %2. Seite %3 von %4</translation>
    </message>
    <message>
        <source>Backup of a key share</source>
        <translation>Sicherung eines Schlüsselanteils</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>1 of 3, of the device</source>
        <translation>1 von 3, der des Geräts</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Opens with</source>
        <translation>Öffnet sich mit</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>Was das ist</translation>
    </message>
    <message>
        <source>The following pages hold one of the three key shares of a Tercet wallet, encrypted. Whoever loses the device that had the share gets it back from here, together with both co-signers.</source>
        <translation>Die folgenden Seiten enthalten verschlüsselt einen der drei Schlüsselanteile eines Tresors von Tercet. Wer das Gerät mit diesem Anteil verliert, bekommt ihn von hier zurück, zusammen mit beiden Mitunterzeichnern.</translation>
    </message>
    <message>
        <source>Without what is named under “Opens with” nobody can read it. Alone it can sign nothing.</source>
        <translation>Ohne das, was unter „Öffnet sich mit“ steht, kann ihn niemand lesen. Allein kann er nichts unterschreiben.</translation>
    </message>
    <message>
        <source>How to keep it</source>
        <translation>Wie man sie aufbewahrt</translation>
    </message>
    <message>
        <source>Dry, away from the computer, and not together with what opens it. When the shares are refreshed the vault enters another epoch: then this paper restores nothing any more, and a new backup is due.</source>
        <translation>Trocken, nicht beim Computer und nicht zusammen mit dem, was sie öffnet. Werden die Anteile erneuert, so beginnt für den Tresor eine neue Epoche: Dann stellt dieses Papier nichts mehr wieder her, und eine neue Sicherung ist fällig.</translation>
    </message>
    <message>
        <source>How to restore it with Tercet</source>
        <translation>Wiederherstellen mit Tercet</translation>
    </message>
    <message>
        <source>1. Photograph or scan the pages with the codes; save pictures as PNG or JPEG.</source>
        <translation>1. Fotografieren oder scannen Sie die Seiten mit den Codes; speichern Sie die Bilder als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>2. Choose “Restore from a backup” in Tercet, then all of the pictures, in any order, then what opens it. “Test the backup” takes them, too.</source>
        <translation>2. Wählen Sie in Tercet „Aus einer Sicherung wiederherstellen“, dann alle Bilder, in beliebiger Reihenfolge, dann das, was die Sicherung öffnet. Auch „Sicherung testen“ nimmt sie an.</translation>
    </message>
    <message>
        <source>Any program that reads QR codes will do as well: put the texts of the codes into one text file. Where a code cannot be read, type the text beside it, with its first line.</source>
        <translation>Auch jedes andere Programm taugt, das QR-Codes liest: Setzen Sie die Texte der Codes in eine Textdatei. Ist ein Code unlesbar, so tippen Sie den Text daneben ab, mit seiner ersten Zeile.</translation>
    </message>
    <message>
        <source>How to open it without Tercet</source>
        <translation>Öffnen ohne Tercet</translation>
    </message>
    <message>
        <source>Each code holds the text that is printed beside it. Put the texts of all %1 parts into one file in the order of their numbers, leave out each line that begins with TERCET1, and save it as backup.age. The SHA-256 above is that of this file when it has a line feed at the end of each line. It is an age file (age-encryption.org), which this command opens:</source>
        <translation>Jeder Code enthält den Text, der daneben gedruckt ist. Setzen Sie die Texte aller %1 Teile in der Reihenfolge ihrer Nummern in eine Datei, lassen Sie jede Zeile weg, die mit TERCET1 beginnt, und speichern Sie sie als backup.age. Der SHA-256 oben ist der dieser Datei, wenn jede Zeile mit einem Zeilenvorschub endet. Es ist eine age-Datei (age-encryption.org), die dieser Befehl öffnet:</translation>
    </message>
    <message>
        <source>KEY is the file that the pieces make: “tercet-cli backup combine”, or by the description in docs/recovery.md of Tercet’s sources, which tells what share.json holds, too.</source>
        <translation>KEY ist die Datei, die sich aus den Teilstücken ergibt: mit „tercet-cli backup combine“ oder nach der Beschreibung in docs/recovery.md in Tercets Quelltext. Dort steht auch, was share.json enthält.</translation>
    </message>
    <message>
        <source>docs/recovery.md of Tercet’s sources tells what share.json holds and how the share becomes a key with the two others.</source>
        <translation>Was share.json enthält und wie der Anteil mit den beiden anderen zum Schlüssel wird, steht in docs/recovery.md in Tercets Quelltext.</translation>
    </message>
</context>
<context>
    <name>PaperPictures</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Pictures are read as PNG and JPEG.</source>
        <translation>Bilder werden als PNG und JPEG gelesen.</translation>
    </message>
    <message>
        <source>The file %1 is too large.</source>
        <translation>Die Datei %1 ist zu groß.</translation>
    </message>
    <message>
        <source>A picture of one page at 300 dots an inch is enough.</source>
        <translation>Ein Bild einer Seite mit 300 dpi genügt.</translation>
    </message>
    <message>
        <source>The file %1 is a PDF.</source>
        <translation>Die Datei %1 ist ein PDF.</translation>
    </message>
    <message>
        <source>Choose pictures of its pages, as PNG or JPEG.</source>
        <translation>Wählen Sie Bilder seiner Seiten, als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>No QR code was found in %1.</source>
        <translation>In %1 wurde kein QR-Code gefunden.</translation>
    </message>
    <message>
        <source>Take the picture again: the whole page, sharp, without a shadow.</source>
        <translation>Machen Sie das Bild noch einmal: die ganze Seite, scharf und ohne Schatten.</translation>
    </message>
</context>
<context>
    <name>PhaseSteps</name>
    <message>
        <source>Stopped at %1</source>
        <translation>Angehalten bei %1</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Key shares</source>
        <translation>Schlüsselanteile</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Leave with your keys</source>
        <translation>Mit den eigenen Schlüsseln gehen</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Test the backup</source>
        <translation>Sicherung testen</translation>
    </message>
</context>
<context>
    <name>PolicyDifferences</name>
    <message>
        <source>Only listed addresses</source>
        <translation>Nur Adressen auf der Liste</translation>
    </message>
    <message>
        <source>Blind signing: on</source>
        <translation>Blindes Signieren: ein</translation>
    </message>
    <message>
        <source>Blind signing: off</source>
        <translation>Blindes Signieren: aus</translation>
    </message>
    <message>
        <source>Delay for new recipients</source>
        <translation>Wartezeit für neue Empfänger</translation>
    </message>
    <message>
        <source>Delay before a change that allows more</source>
        <translation>Wartezeit vor einer Änderung, die mehr erlaubt</translation>
    </message>
    <message>
        <source>%1, %2: at most %3</source>
        <extracomment>%1: a unit (&quot;ETH on Base&quot;), %2: a period (&quot;within 24 hours&quot;), %3: an amount</extracomment>
        <translation>%1, %2: höchstens %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 → %4</source>
        <extracomment>%1: a unit (&quot;ETH on Base&quot;), %2: a period (&quot;Within 24 hours&quot;), %3 and %4: limits</extracomment>
        <translation>%1, %2: %3 → %4</translation>
    </message>
    <message>
        <source>%1: on</source>
        <extracomment>%1: what is switched</extracomment>
        <translation>%1: ein</translation>
    </message>
    <message>
        <source>%1: off</source>
        <translation>%1: aus</translation>
    </message>
    <message>
        <source>Allowed: %1 added</source>
        <translation>Erlaubt: %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Allowed: %1 removed</source>
        <translation>Erlaubt: %1 entfernt</translation>
    </message>
    <message>
        <source>Denied: %1 added</source>
        <translation>Verboten: %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Denied: %1 removed</source>
        <translation>Verboten: %1 entfernt</translation>
    </message>
    <message>
        <source>%1: allowed</source>
        <translation>%1: erlaubt</translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation>%1: abgelehnt</translation>
    </message>
    <message>
        <source>Approvals needed, %1: %2</source>
        <extracomment>%1: who approves, %2: a number of approvals</extracomment>
        <translation>Nötige Zustimmungen, %1: %2</translation>
    </message>
    <message>
        <source>Approvals needed, %1: %2 → %3</source>
        <extracomment>%1: who approves, %2 and %3: numbers of approvals</extracomment>
        <translation>Nötige Zustimmungen, %1: %2 → %3</translation>
    </message>
    <message>
        <source>Quiet: %1 added</source>
        <translation>Ruhe: %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Quiet: %1 removed</source>
        <translation>Ruhe: %1 entfernt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a delay&apos;s name, %2: how long it is</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>%1: a delay&apos;s name, %2 and %3: how long it is</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
</context>
<context>
    <name>QToolButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>RiskText</name>
    <message>
        <source>This contract call cannot be shown in full</source>
        <translation>Dieser Vertragsaufruf lässt sich nicht vollständig anzeigen</translation>
    </message>
    <message>
        <source>It may take everything the account holds.</source>
        <translation>Er kann alles nehmen, was auf dem Konto liegt.</translation>
    </message>
    <message>
        <source>This creates a contract</source>
        <translation>Das legt einen Vertrag an</translation>
    </message>
    <message>
        <source>What its program does cannot be shown.</source>
        <translation>Was sein Programm tut, lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>This hands control of the account to another program</source>
        <translation>Das übergibt die Kontrolle über das Konto an ein anderes Programm</translation>
    </message>
    <message>
        <source>Whoever wrote that program can take everything the account holds.</source>
        <translation>Wer dieses Programm geschrieben hat, kann alles nehmen, was auf dem Konto liegt.</translation>
    </message>
    <message>
        <source>The gas limit is too low</source>
        <translation>Die Gas-Grenze ist zu niedrig</translation>
    </message>
    <message>
        <source>The transaction needs at least %1 gas; the network will refuse it.</source>
        <translation>Die Transaktion braucht mindestens %1 Gas; das Netzwerk wird sie ablehnen.</translation>
    </message>
    <message>
        <source>The message is a bare hash</source>
        <translation>Die Nachricht ist ein bloßer Hash</translation>
    </message>
    <message>
        <source>What it stands for cannot be shown. Sign it only if you made it yourself.</source>
        <translation>Wofür er steht, lässt sich nicht anzeigen. Signieren Sie ihn nur, wenn Sie ihn selbst erzeugt haben.</translation>
    </message>
    <message>
        <source>This signature gives permission to spend tokens</source>
        <translation>Diese Signatur erlaubt, Tokens auszugeben</translation>
    </message>
    <message>
        <source>No transaction is needed afterwards: whoever has the signature can use it.</source>
        <translation>Danach ist keine Transaktion mehr nötig: Wer die Signatur hat, kann sie verwenden.</translation>
    </message>
    <message>
        <source>Nobody can spend from this address</source>
        <translation>Von dieser Adresse kann niemand etwas ausgeben</translation>
    </message>
    <message>
        <source>What is sent there is lost for good.</source>
        <translation>Was dorthin gesendet wird, ist endgültig verloren.</translation>
    </message>
    <message>
        <source>The recipient is a system address</source>
        <translation>Der Empfänger ist eine Systemadresse</translation>
    </message>
    <message>
        <source>The recipient is a token&apos;s own contract</source>
        <translation>Der Empfänger ist der Vertrag eines Tokens</translation>
    </message>
    <message>
        <source>Tokens sent to a token contract are usually lost for good.</source>
        <translation>Tokens, die an einen Token-Vertrag gesendet werden, sind meist endgültig verloren.</translation>
    </message>
    <message>
        <source>The recipient is the zero address</source>
        <translation>Der Empfänger ist die Nulladresse</translation>
    </message>
    <message>
        <source>Unlimited approval</source>
        <translation>Unbegrenzte Erlaubnis</translation>
    </message>
    <message>
        <source>The spender may take all of this token that the account holds now or later.</source>
        <translation>Der Begünstigte darf jetzt und später alles von diesem Token nehmen, was auf dem Konto liegt.</translation>
    </message>
    <message>
        <source>The transaction also sends coins to the token contract</source>
        <translation>Die Transaktion sendet außerdem Geld an den Token-Vertrag</translation>
    </message>
    <message>
        <source>Token contracts usually keep such coins for good.</source>
        <translation>Token-Verträge behalten solches Geld meist für immer.</translation>
    </message>
    <message>
        <source>The message is empty</source>
        <translation>Die Nachricht ist leer</translation>
    </message>
    <message>
        <source>This signs you in at a site</source>
        <translation>Damit melden Sie sich bei einer Website an</translation>
    </message>
    <message>
        <source>Check that the site named in the message is the one you are visiting.</source>
        <translation>Prüfen Sie, ob die genannte Website die ist, die Sie besuchen.</translation>
    </message>
    <message>
        <source>The recipient is this very account</source>
        <translation>Der Empfänger ist dieses Konto selbst</translation>
    </message>
    <message>
        <source>This exchanges coins for their wrapped token</source>
        <translation>Das tauscht Geld gegen das entsprechende Wrapped-Token</translation>
    </message>
    <message>
        <source>The amount is zero</source>
        <translation>Der Betrag ist null</translation>
    </message>
    <message>
        <source>This lets somebody else spend your tokens</source>
        <translation>Damit darf jemand anderes Ihre Tokens ausgeben</translation>
    </message>
    <message>
        <source>Up to the amount shown, at any time, until you take it back.</source>
        <translation>Bis zum angezeigten Betrag, jederzeit, bis Sie es widerrufen.</translation>
    </message>
    <message>
        <source>The message is not text</source>
        <translation>Die Nachricht ist kein Text</translation>
    </message>
    <message>
        <source>What it means cannot be shown.</source>
        <translation>Was sie bedeutet, lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>The text contains invisible characters</source>
        <translation>Der Text enthält unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>They are shown as marks. Text like this is often made to deceive.</source>
        <translation>Sie werden als Marken angezeigt. Solcher Text soll oft täuschen.</translation>
    </message>
    <message>
        <source>The fee is high</source>
        <translation>Die Gebühr ist hoch</translation>
    </message>
    <message>
        <source>It can be as much as %1.</source>
        <translation>Sie kann bis zu %1 betragen.</translation>
    </message>
    <message>
        <source>This moves tokens of another owner</source>
        <translation>Das bewegt Tokens eines anderen Eigentümers</translation>
    </message>
    <message>
        <source>They are taken by an approval that the owner gave to this account.</source>
        <translation>Sie werden mit einer Erlaubnis genommen, die der Eigentümer diesem Konto gegeben hat.</translation>
    </message>
    <message>
        <source>The permission names another owner</source>
        <translation>Die Erlaubnis nennt einen anderen Eigentümer</translation>
    </message>
    <message>
        <source>The owner in the data is not this account.</source>
        <translation>Der Eigentümer in den Daten ist nicht dieses Konto.</translation>
    </message>
    <message>
        <source>This network has no name here</source>
        <translation>Dieses Netzwerk hat hier keinen Namen</translation>
    </message>
    <message>
        <source>Check its number: %1.</source>
        <translation>Prüfen Sie seine Nummer: %1.</translation>
    </message>
    <message>
        <source>This token is not on the list</source>
        <translation>Dieses Token steht nicht auf der Liste</translation>
    </message>
    <message>
        <source>The amount is in base units; anybody can make a token with any name.</source>
        <translation>Der Betrag ist in Basiseinheiten angegeben; ein Token mit beliebigem Namen kann jeder anlegen.</translation>
    </message>
    <message>
        <source>The fee is zero</source>
        <translation>Die Gebühr ist null</translation>
    </message>
    <message>
        <source>The network may never include this transaction.</source>
        <translation>Das Netzwerk nimmt diese Transaktion vielleicht nie auf.</translation>
    </message>
    <message>
        <source>The data names no network</source>
        <translation>Die Daten nennen kein Netzwerk</translation>
    </message>
    <message>
        <source>The signature may be used on every network.</source>
        <translation>Die Signatur lässt sich in jedem Netzwerk verwenden.</translation>
    </message>
    <message>
        <source>The recipient is an account of this vault</source>
        <translation>Der Empfänger ist ein Konto dieses Tresors</translation>
    </message>
    <message>
        <source>You have never paid this address</source>
        <translation>Sie haben noch nie an diese Adresse gezahlt</translation>
    </message>
    <message>
        <source>Confirm it with the recipient by another channel before you approve.</source>
        <translation>Lassen Sie sie sich vom Empfänger auf einem anderen Weg bestätigen, bevor Sie freigeben.</translation>
    </message>
    <message>
        <source>This address looks like one you know, but is another</source>
        <translation>Diese Adresse sieht aus wie eine bekannte, ist aber eine andere</translation>
    </message>
    <message>
        <source>It has the same beginning and end as %1 and differs in the middle. Somebody may want you to confuse them.</source>
        <translation>Sie hat denselben Anfang und dasselbe Ende wie %1 und unterscheidet sich in der Mitte. Vielleicht will jemand, dass Sie die beiden verwechseln.</translation>
    </message>
    <message>
        <source>This request cannot be shown in full</source>
        <translation>Diese Anfrage lässt sich nicht vollständig anzeigen</translation>
    </message>
    <message>
        <source>It is refused while blind signing is off.</source>
        <translation>Sie wird abgelehnt, solange blindes Signieren ausgeschaltet ist.</translation>
    </message>
    <message>
        <source>Above your limit for one transaction</source>
        <translation>Über Ihrer Grenze für eine Transaktion</translation>
    </message>
    <message>
        <source>The co-signers refuse it too.</source>
        <translation>Auch die Mitunterzeichner lehnen sie ab.</translation>
    </message>
    <message>
        <source>The node is on another network</source>
        <translation>Der Knoten gehört zu einem anderen Netzwerk</translation>
    </message>
    <message>
        <source>Access list</source>
        <translation>Zugriffsliste</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Chain id</source>
        <translation>Chain-ID</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Domain separator</source>
        <translation>Domain-Trenner</translation>
    </message>
    <message>
        <source>Application claims to be</source>
        <translation>Die Anwendung nennt sich</translation>
    </message>
    <message>
        <source>Salt</source>
        <translation>Salt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Fee at most</source>
        <translation>Gebühr höchstens</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Gas limit</source>
        <translation>Gas-Grenze</translation>
    </message>
    <message>
        <source>Gas price</source>
        <translation>Gas-Preis</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Maximum fee per gas</source>
        <translation>Höchstgebühr je Gas</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Nonce</source>
        <translation>Nonce</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Genommen von</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Maximum priority fee per gas</source>
        <translation>Höchste Prioritätsgebühr je Gas</translation>
    </message>
    <message>
        <source>Spender</source>
        <translation>Begünstigter</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Leaves the wallet at most</source>
        <translation>Verlässt die Wallet höchstens</translation>
    </message>
    <message>
        <source>Transaction type</source>
        <translation>Art der Transaktion</translation>
    </message>
    <message>
        <source>Also sends</source>
        <translation>Sendet außerdem</translation>
    </message>
    <message>
        <source>It answers for chain %1. Check its address under Settings.</source>
        <translation>Er antwortet für Chain %1. Prüfen Sie seine Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>Your policy does not allow this</source>
        <translation>Ihre Richtlinie erlaubt das nicht</translation>
    </message>
    <message>
        <source>Above your limit for a day, week or month</source>
        <translation>Über Ihrem Limit für einen Tag, eine Woche oder einen Monat</translation>
    </message>
    <message>
        <source>What was signed before counts.</source>
        <translation>Was vorher signiert wurde, zählt mit.</translation>
    </message>
    <message>
        <source>Your policy allows no requests of this kind</source>
        <translation>Ihre Richtlinie erlaubt keine Anfragen dieser Art</translation>
    </message>
    <message>
        <source>Your policy does not allow this address</source>
        <translation>Ihre Richtlinie erlaubt diese Adresse nicht</translation>
    </message>
    <message>
        <source>Approvals are missing</source>
        <translation>Es fehlen Freigaben</translation>
    </message>
    <message>
        <source>Your policy has quiet hours now</source>
        <translation>Laut Ihrer Richtlinie ist jetzt Ruhezeit</translation>
    </message>
    <message>
        <source>This recipient is too new for your policy</source>
        <translation>Dieser Empfänger ist für Ihre Richtlinie zu neu</translation>
    </message>
    <message>
        <source>The vault is frozen</source>
        <translation>Der Tresor ist eingefroren</translation>
    </message>
    <message>
        <source>Not both co-signers have this request</source>
        <translation>Nicht beide Mitunterzeichner haben diese Anfrage</translation>
    </message>
    <message>
        <source>Only what both have can be signed. It may still be on its way to the other one.</source>
        <translation>Nur was beide haben, kann signiert werden. Vielleicht ist sie noch auf dem Weg zum anderen.</translation>
    </message>
</context>
<context>
    <name>Shares</name>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Copy the address that has the focus</source>
        <translation>Adresse mit dem Fokus kopieren</translation>
    </message>
    <message>
        <source>Show these keys</source>
        <translation>Diese Tasten zeigen</translation>
    </message>
    <message>
        <source>Lock and close the window</source>
        <translation>Sperren und Fenster schließen</translation>
    </message>
    <message>
        <source>Freeze the vault…</source>
        <translation>Den Tresor einfrieren …</translation>
    </message>
</context>
<context>
    <name>TypedConfirmation</name>
    <message>
        <source>To approve, type group %1 of the address (four digits, counted after 0x)</source>
        <translation>Tippen Sie zur Freigabe die %1. Gruppe der Adresse (vier Zeichen, gezählt nach 0x)</translation>
    </message>
    <message>
        <source>To approve, type the amount without its unit</source>
        <translation>Tippen Sie zur Freigabe den Betrag ohne die Einheit</translation>
    </message>
    <message>
        <source>To approve, type the first four digits of the digest (after 0x)</source>
        <translation>Tippen Sie zur Freigabe die ersten vier Zeichen des Digests (nach 0x)</translation>
    </message>
</context>
<context>
    <name>tercet::ui::AboutCard</name>
    <message>
        <source>About Tercet</source>
        <translation>Über Tercet</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Vault id</source>
        <translation>Kennung des Tresors</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation>Apache License 2.0</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Gebaut mit</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ActivityList</name>
    <message>
        <source>Activity, newest first</source>
        <translation>Aktivität, Neuestes zuerst</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Nothing has happened in this vault yet.</source>
        <translation>In diesem Tresor ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Make a payment</source>
        <translation>Etwas bezahlen</translation>
    </message>
    <message>
        <source>Nothing here matches the filter.</source>
        <translation>Nichts passt zum Filter.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>What the list shows</source>
        <translation>Was die Liste zeigt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Filter by words, address or hash</source>
        <translation>Nach Wörtern, Adresse oder Hash filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>tercet::ui::AddressList</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <extracomment>%1: a field, for example &quot;Address to deny&quot;</extracomment>
        <translation>Hinzufügen: %1</translation>
    </message>
    <message>
        <source>The clipboard holds another address than this one.</source>
        <translation>Die Zwischenablage enthält eine andere Adresse als diese.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::AddressView</name>
    <message>
        <source>Recipient address 0x %1</source>
        <translation>Adresse des Empfängers 0x %1</translation>
    </message>
</context>
<context>
    <name>tercet::ui::AddressesEdit</name>
    <message>
        <source>Recipient or contract to allow</source>
        <translation>Empfänger oder Vertrag, der erlaubt wird</translation>
    </message>
    <message>
        <source>Recipient or contract to deny</source>
        <translation>Empfänger oder Vertrag, der verboten wird</translation>
    </message>
    <message>
        <source>Recipients and contracts</source>
        <translation>Empfänger und Verträge</translation>
    </message>
    <message>
        <source>Only what is on a list</source>
        <translation>Nur, was auf einer Liste steht</translation>
    </message>
    <message>
        <source>A payment may then name only these addresses. For a token, its contract has to be on the list besides the recipient.</source>
        <translation>Eine Zahlung darf dann nur diese Adressen nennen. Bei einem Token muss außer dem Empfänger auch dessen Vertrag auf der Liste stehen.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Niemals</translation>
    </message>
</context>
<context>
    <name>tercet::ui::AmountView</name>
    <message>
        <source>Amount %1</source>
        <translation>Betrag %1</translation>
    </message>
    <message>
        <source>Amount %1 %2</source>
        <translation>Betrag %1 %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::AppearanceCard</name>
    <message>
        <source>Appearance and language</source>
        <translation>Darstellung und Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing moves except the bar of the button that you hold.</source>
        <translation>Nichts bewegt sich außer dem Balken der Taste, die Sie gedrückt halten.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ApprovalCard</name>
    <message>
        <source>This request has changed.</source>
        <translation>Diese Anfrage hat sich geändert.</translation>
    </message>
    <message>
        <source>Look at all of it again before you decide.</source>
        <translation>Sehen Sie sie sich ganz an, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>This request has expired.</source>
        <translation>Diese Anfrage ist abgelaufen.</translation>
    </message>
    <message>
        <source>Bring the whole address into view to approve.</source>
        <translation>Bringen Sie zur Freigabe die ganze Adresse ins Bild.</translation>
    </message>
    <message>
        <source>Scroll down: there are warnings that you have not seen yet.</source>
        <translation>Blättern Sie nach unten: Es gibt Warnungen, die Sie noch nicht gesehen haben.</translation>
    </message>
    <message>
        <source>Approving waits until this window is active.</source>
        <translation>Die Freigabe wartet, bis dieses Fenster aktiv ist.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Approving waits for the backup.</source>
        <translation>Das Freigeben wartet auf die Sicherung.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>No approvals waiting. Requests from your apps appear here.</source>
        <translation>Keine Freigaben warten. Anfragen Ihrer Anwendungen erscheinen hier.</translation>
    </message>
    <message>
        <source>Make a payment</source>
        <translation>Etwas bezahlen</translation>
    </message>
    <message>
        <source>Previous request</source>
        <translation>Vorherige Anfrage</translation>
    </message>
    <message>
        <source>Next request</source>
        <translation>Nächste Anfrage</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Waiting, oldest first</source>
        <translation>Wartend, Älteste zuerst</translation>
    </message>
    <message>
        <source>Key shares</source>
        <translation>Schlüsselanteile</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) waiting for you</source>
        <translation>
            <numerusform>%n Anfrage wartet auf Sie</numerusform>
            <numerusform>%n Anfragen warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1 of %2</source>
        <translation>Anfrage %1 von %2</translation>
    </message>
    <message>
        <source>Open an unsigned transaction</source>
        <translation>Eine unsignierte Transaktion öffnen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BalanceCard</name>
    <message>
        <source>Balance</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>No node is set, so the balance is not known. Tercet asks nobody unless you set a node.</source>
        <translation>Es ist kein Knoten eingestellt, deshalb ist das Guthaben nicht bekannt. Ohne Knoten fragt Tercet niemanden.</translation>
    </message>
    <message>
        <source>Set a node</source>
        <translation>Knoten einstellen</translation>
    </message>
    <message>
        <source>%1: asking the node…</source>
        <translation>%1: Der Knoten wird gefragt …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::BytesPart</name>
    <message>
        <source>Bytes to sign: %1</source>
        <translation>Zu signierende Bytes: %1</translation>
    </message>
    <message>
        <source>Digest to sign</source>
        <translation>Zu signierender Digest</translation>
    </message>
    <message>
        <source>Copy the digest</source>
        <translation>Digest kopieren</translation>
    </message>
    <message>
        <source>Digest to sign: %1</source>
        <translation>Zu signierender Digest: %1</translation>
    </message>
    <message>
        <source>The co-signers show the same digest.</source>
        <translation>Die Mitunterzeichner zeigen denselben Digest.</translation>
    </message>
    <message>
        <source>Transaction data</source>
        <translation>Daten der Transaktion</translation>
    </message>
    <message>
        <source>Data and digest</source>
        <translation>Daten und Digest</translation>
    </message>
</context>
<context>
    <name>tercet::ui::CeremonySteps</name>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>noch nicht begonnen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Signing steps</source>
        <translation>Schritte des Signierens</translation>
    </message>
</context>
<context>
    <name>tercet::ui::CeremonyView</name>
    <message>
        <source>Signing</source>
        <translation>Signieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Too late to cancel</source>
        <translation>Zu spät zum Abbrechen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::CheckItem</name>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Gefahr</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ChecksPart</name>
    <message>
        <source>This request cannot be shown in full</source>
        <translation>Diese Anfrage lässt sich nicht vollständig anzeigen</translation>
    </message>
    <message>
        <source>It can be approved only when blind signing is on in Settings. It is off by default.</source>
        <translation>Sie lässt sich nur freigeben, wenn in den Einstellungen blindes Signieren eingeschaltet ist. Von Haus aus ist es aus.</translation>
    </message>
    <message>
        <source>Blind signing is on. What is not shown may take everything that the account holds.</source>
        <translation>Blindes Signieren ist eingeschaltet. Was nicht angezeigt wird, kann alles nehmen, was auf dem Konto liegt.</translation>
    </message>
    <message>
        <source>This cannot be approved.</source>
        <translation>Das lässt sich nicht freigeben.</translation>
    </message>
    <message>
        <source>%1 This cannot be approved.</source>
        <translation>%1 Das lässt sich nicht freigeben.</translation>
    </message>
    <message>
        <source>Everything that will be signed is shown on this card</source>
        <translation>Alles, was signiert wird, steht auf dieser Karte</translation>
    </message>
    <message>
        <source>It was read from the very bytes that will be signed.</source>
        <translation>Es wurde aus genau den Bytes gelesen, die signiert werden.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ConnectStep</name>
    <message>
        <source>I compared both identities and accept both co-signers</source>
        <translation>Ich habe beide Identitäten verglichen und nehme beide Mitunterzeichner an</translation>
    </message>
    <message>
        <source>Connect the co-signers</source>
        <translation>Die Mitunterzeichner verbinden</translation>
    </message>
    <message>
        <source>Each operator tells you an address, the fingerprint of its TLS key and a pairing code that works once. Check both, and compare the identity that appears with what the operator tells you in another way.</source>
        <translation>Jeder Betreiber nennt Ihnen eine Adresse, den Fingerabdruck seines TLS-Schlüssels und einen Kopplungscode, der einmal gilt. Prüfen Sie beide und vergleichen Sie die Identität, die dann erscheint, mit dem, was der Betreiber Ihnen auf anderem Weg sagt.</translation>
    </message>
    <message>
        <source>Neither has proved that it runs in a protected enclave: it is as trustworthy as its operator. It stays labelled “unattested” for the life of the vault.</source>
        <translation>Keiner hat bewiesen, dass er in einer geschützten Enklave läuft: Er ist so vertrauenswürdig wie sein Betreiber. Die Kennzeichnung „nicht attestiert“ bleibt, solange es den Tresor gibt.</translation>
    </message>
    <message>
        <source>What they say they run in is asked to be proved when the vault is made. A co-signer that is unattested or simulated is as trustworthy as its operator, and stays labelled so for the life of the vault.</source>
        <translation>Worin sie nach eigener Aussage laufen, müssen sie beweisen, wenn der Tresor angelegt wird. Ein nicht attestierter oder simulierter Mitunterzeichner ist so vertrauenswürdig wie sein Betreiber und bleibt so gekennzeichnet, solange es den Tresor gibt.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ConnectionPill</name>
    <message>
        <source>Offline — approvals wait</source>
        <translation>Offline – Freigaben warten</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 nicht erreichbar</translation>
    </message>
    <message>
        <source>Both co-signers online</source>
        <translation>Beide Mitunterzeichner online</translation>
    </message>
    <message>
        <source>Connection ended</source>
        <translation>Verbindung beendet</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>tercet::ui::CosignerCard</name>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Holds share %1</source>
        <translation>Hält Anteil %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>All three at once: paste the line that its operator gave you.</source>
        <translation>Alle drei auf einmal: Fügen Sie die Zeile ein, die der Betreiber Ihnen gab.</translation>
    </message>
    <message>
        <source>Fingerprint of its TLS key</source>
        <translation>Fingerabdruck seines TLS-Schlüssels</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Kopplungscode</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>%1 prüfen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1: a field (&quot;Pairing code&quot;), %2: whose (&quot;Google Cloud&quot;)</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This co-signer holds the other share.</source>
        <translation>Dieser Mitunterzeichner hält den anderen Anteil.</translation>
    </message>
    <message>
        <source>Exchange the two addresses, or ask its operator.</source>
        <translation>Vertauschen Sie die beiden Adressen oder fragen Sie den Betreiber.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Unattested, self-hosted</source>
        <translation>Nicht attestiert, selbst betrieben</translation>
    </message>
    <message>
        <source>Simulated enclave, for tests</source>
        <translation>Simulierte Enklave, für Tests</translation>
    </message>
    <message>
        <source>Says %1; not verified yet</source>
        <translation>Nach eigener Aussage %1; noch nicht geprüft</translation>
    </message>
    <message>
        <source>Its identity</source>
        <translation>Seine Identität</translation>
    </message>
    <message>
        <source>Identity of %1</source>
        <translation>Identität von %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::DifferenceList</name>
    <message>
        <source>Allows more</source>
        <translation>Erlaubt mehr</translation>
    </message>
    <message>
        <source>Allows less</source>
        <translation>Erlaubt weniger</translation>
    </message>
</context>
<context>
    <name>tercet::ui::Disclosure</name>
    <message>
        <source>expanded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>zugeklappt</translation>
    </message>
</context>
<context>
    <name>tercet::ui::DoneStep</name>
    <message>
        <source>Your vault is ready</source>
        <translation>Ihr Tresor ist fertig</translation>
    </message>
    <message>
        <source>The key was made, its three shares are stored, and all three parties agree on it.</source>
        <translation>Der Schlüssel ist erzeugt, seine drei Anteile sind gespeichert, und alle drei Parteien stimmen überein.</translation>
    </message>
    <message>
        <source>Your Ethereum address</source>
        <translation>Ihre Ethereum-Adresse</translation>
    </message>
    <message>
        <source>Your address 0x %1</source>
        <translation>Ihre Adresse 0x %1</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Checked with all three parties</source>
        <translation>Mit allen drei Parteien geprüft</translation>
    </message>
    <message>
        <source>Both co-signers derived the same key from their shares.</source>
        <translation>Beide Mitunterzeichner haben aus ihren Anteilen denselben Schlüssel abgeleitet.</translation>
    </message>
    <message>
        <source>Your share is sealed with your passphrase</source>
        <translation>Ihr Anteil ist mit Ihrer Passphrase versiegelt</translation>
    </message>
    <message>
        <source>Your share is protected by the keychain alone</source>
        <translation>Ihr Anteil ist nur durch den Schlüsselbund geschützt</translation>
    </message>
    <message>
        <source>This is a practice vault</source>
        <translation>Das ist ein Übungstresor</translation>
    </message>
    <message>
        <source>All three shares are on this computer. Send only test money to this address.</source>
        <translation>Alle drei Anteile liegen auf diesem Computer. Senden Sie nur Testgeld an diese Adresse.</translation>
    </message>
    <message>
        <source>There is no backup of your share yet</source>
        <translation>Ihr Anteil ist noch nicht gesichert</translation>
    </message>
    <message>
        <source>Without one, this vault is lost with this device. Later leaves a reminder.</source>
        <translation>Ohne Sicherung ist dieser Tresor mit diesem Gerät verloren. „Später“ hinterlässt eine Erinnerung.</translation>
    </message>
    <message>
        <source>Without one, this vault is lost with this device. Later leaves a reminder, and only small amounts can be sent until it is made.</source>
        <translation>Ohne Sicherung ist dieser Tresor mit diesem Gerät verloren. „Später“ hinterlässt eine Erinnerung, und bis zur Sicherung können nur kleine Beträge gesendet werden.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FactsPart</name>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Network fee</source>
        <translation>Netzwerkgebühr</translation>
    </message>
    <message>
        <source>Leaves the wallet</source>
        <translation>Verlässt die Wallet</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FailurePanel</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FaultsCard</name>
    <message>
        <source>Practice: make the co-signers fail</source>
        <translation>Übung: Mitunterzeichner versagen lassen</translation>
    </message>
    <message>
        <source>See what Tercet does when something goes wrong. Nothing here can make it sign twice or lose your share.</source>
        <translation>Sehen Sie, was Tercet tut, wenn etwas schiefgeht. Nichts davon kann dazu führen, dass zweimal signiert wird oder Ihr Anteil verloren geht.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Gives no answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Answers too late</source>
        <translation>Antwortet zu spät</translation>
    </message>
    <message>
        <source>Gets each message twice</source>
        <translation>Bekommt jede Nachricht zweimal</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Lehnt ab</translation>
    </message>
    <message>
        <source>Sends wrong messages</source>
        <translation>Sendet falsche Nachrichten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>%1: extra delay of each answer in milliseconds</source>
        <translation>%1: zusätzliche Verzögerung jeder Antwort in Millisekunden</translation>
    </message>
    <message>
        <source>Extra delay</source>
        <translation>Zusätzliche Verzögerung</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FirstRun</name>
    <message>
        <source>Set up a vault</source>
        <translation>Einen Tresor einrichten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Tresor öffnen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Back up this share</source>
        <translation>Diesen Anteil sichern</translation>
    </message>
    <message>
        <source>Test the backup</source>
        <translation>Sicherung testen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FooterPart</name>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Add a reason</source>
        <translation>Grund angeben</translation>
    </message>
    <message>
        <source>Hold to approve</source>
        <translation>Zum Freigeben halten</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Why you reject it (for your own log, optional)</source>
        <translation>Warum Sie ablehnen (für Ihr eigenes Protokoll, freiwillig)</translation>
    </message>
    <message>
        <source>This request cannot be approved.</source>
        <translation>Diese Anfrage lässt sich nicht freigeben.</translation>
    </message>
    <message>
        <source>Google Cloud and Microsoft Azure still check their own policies.</source>
        <translation>Google Cloud und Microsoft Azure prüfen noch ihre eigenen Richtlinien.</translation>
    </message>
    <message>
        <source>Why you reject it (the requester can read it, optional)</source>
        <translation>Warum Sie ablehnen (der Anfragende kann es lesen, freiwillig)</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FoundPart</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Complete: all three shares of epoch %1 open, and together they are the key.</source>
        <translation>Vollständig: alle drei Anteile der Epoche %1 lassen sich öffnen und ergeben zusammen den Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>All %n address(es) of the manifest belong to it.</source>
        <translation>
            <numerusform>Die %n Adresse des Manifests gehört dazu.</numerusform>
            <numerusform>Alle %n Adressen des Manifests gehören dazu.</numerusform>
        </translation>
    </message>
    <message>
        <source>All three shares open, but they are not the key of this vault.</source>
        <translation>Alle drei Anteile lassen sich öffnen, aber sie ergeben nicht den Schlüssel dieses Tresors.</translation>
    </message>
    <message>
        <source>Not complete: the key cannot be put together.</source>
        <translation>Nicht vollständig: der Schlüssel lässt sich nicht zusammensetzen.</translation>
    </message>
    <message>
        <source>All three shares of one epoch are needed.</source>
        <translation>Alle drei Anteile einer Epoche werden gebraucht.</translation>
    </message>
    <message>
        <source>%1 opens, its share is right</source>
        <translation>%1 lässt sich öffnen, der Anteil stimmt</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Package for the trust “%1”</source>
        <translation>Paket für den Treuhänder „%1“</translation>
    </message>
    <message>
        <source>Key share export</source>
        <translation>Ausgabe der Schlüsselanteile</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message numerus="yes">
        <source>Epoch %1, both curves, %n account(s)</source>
        <translation>
            <numerusform>Epoche %1, beide Kurven, %n Konto</numerusform>
            <numerusform>Epoche %1, beide Kurven, %n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <source>Addresses of this key</source>
        <translation>Adressen dieses Schlüssels</translation>
    </message>
    <message numerus="yes">
        <source>And %n more, each compared.</source>
        <translation>
            <numerusform>Und %n weitere, verglichen.</numerusform>
            <numerusform>Und %n weitere, jede verglichen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tercet::ui::FreezeCard</name>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>If something looks wrong: this device and both co-signers then refuse to sign anything until the time is over, and Tercet locks. Nobody can end it earlier, you cannot either; you can only make it longer.</source>
        <translation>Wenn etwas nicht stimmt: Dieses Gerät und beide Mitunterzeichner lehnen dann alles ab, bis die Zeit vorbei ist, und Tercet sperrt sich. Niemand kann das früher beenden, auch Sie nicht; Sie können es nur verlängern.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>Hold to freeze</source>
        <translation>Halten zum Einfrieren</translation>
    </message>
    <message>
        <source>Hold until the bar is full to freeze. Activating it once asks you to type the name of the vault instead.</source>
        <translation>Halten Sie, bis der Balken voll ist, um einzufrieren. Einmaliges Auslösen fragt stattdessen nach dem Namen des Tresors.</translation>
    </message>
    <message>
        <source>To freeze, type the name of this vault: %1</source>
        <translation>Geben Sie zum Einfrieren den Namen dieses Tresors ein: %1</translation>
    </message>
    <message>
        <source>Freeze now</source>
        <translation>Jetzt einfrieren</translation>
    </message>
</context>
<context>
    <name>tercet::ui::HeadPart</name>
    <message>
        <source>Made in this window</source>
        <translation>In diesem Fenster erstellt</translation>
    </message>
    <message>
        <source>From “%1”, as it says itself</source>
        <extracomment>%1 is a name that the requester chose itself</extracomment>
        <translation>Von „%1“, nach eigener Angabe</translation>
    </message>
    <message>
        <source>In their words: “%1”</source>
        <extracomment>%1 is what the requester wrote</extracomment>
        <translation>In deren Worten: „%1“</translation>
    </message>
</context>
<context>
    <name>tercet::ui::HexText</name>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>tercet::ui::HoldButton</name>
    <message>
        <source>Hold until the bar is full to approve. Activating it once asks you to type a confirmation instead.</source>
        <translation>Halten Sie die Taste, bis der Balken voll ist, um freizugeben. Einmaliges Auslösen verlangt stattdessen eine getippte Bestätigung.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::FileList</name>
    <message>
        <source>Add a key file…</source>
        <translation>Schlüsseldatei hinzufügen …</translation>
    </message>
    <message>
        <source>Choose a key file</source>
        <translation>Schlüsseldatei wählen</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Passphrase of this key</source>
        <translation>Passphrase dieses Schlüssels</translation>
    </message>
    <message>
        <source>Passphrase of the key %1</source>
        <translation>Passphrase des Schlüssels %1</translation>
    </message>
    <message>
        <source>Add a sealed part…</source>
        <translation>Versiegelten Teil hinzufügen …</translation>
    </message>
    <message>
        <source>Choose a sealed part</source>
        <translation>Versiegelten Teil wählen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::KeySharesPage</name>
    <message>
        <source>In the system&apos;s keychain</source>
        <translation>Im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain (%1)</source>
        <translation>Im Schlüsselbund des Systems (%1)</translation>
    </message>
    <message>
        <source>In a sealed file, as you chose</source>
        <translation>In einer versiegelten Datei, wie von Ihnen gewählt</translation>
    </message>
    <message>
        <source>In memory only; it is gone when Tercet ends</source>
        <translation>Nur im Arbeitsspeicher; weg, sobald Tercet endet</translation>
    </message>
    <message>
        <source>Key shares</source>
        <translation>Schlüsselanteile</translation>
    </message>
    <message>
        <source>Three shares make one key. All three are needed to sign, and none of them is enough alone.</source>
        <translation>Drei Anteile ergeben einen Schlüssel. Zum Signieren werden alle drei gebraucht, keiner genügt allein.</translation>
    </message>
    <message>
        <source>Open the connection again</source>
        <translation>Verbindung wieder öffnen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>Protected by</source>
        <translation>Geschützt durch</translation>
    </message>
    <message>
        <source>Your passphrase, besides the place where it is kept</source>
        <translation>Ihre Passphrase, zusätzlich zum Aufbewahrungsort</translation>
    </message>
    <message>
        <source>The keychain only</source>
        <translation>Nur den Schlüsselbund</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Never to sign</source>
        <translation>Noch nie zum Signieren</translation>
    </message>
    <message>
        <source>Runs in</source>
        <translation>Läuft in</translation>
    </message>
    <message>
        <source>This app, for practice. Connected, it would run in %1.</source>
        <translation>Dieser Anwendung, zur Übung. Verbunden liefe er in %1.</translation>
    </message>
    <message>
        <source>The connection between the shares is closed.</source>
        <translation>Die Verbindung zwischen den Anteilen ist geschlossen.</translation>
    </message>
    <message>
        <source>The connection between the shares is being opened.</source>
        <translation>Die Verbindung zwischen den Anteilen wird geöffnet.</translation>
    </message>
    <message>
        <source>The connection between the shares is open.</source>
        <translation>Die Verbindung zwischen den Anteilen ist offen.</translation>
    </message>
    <message>
        <source>The connection between the shares is broken.</source>
        <translation>Die Verbindung zwischen den Anteilen ist abgebrochen.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of epoch %1</source>
        <translation>Aus Epoche %1</translation>
    </message>
    <message>
        <source>Of epoch %1, renewed on %2</source>
        <translation>Aus Epoche %1, erneuert am %2</translation>
    </message>
    <message>
        <source>Unattested, self-hosted: as trustworthy as its operator</source>
        <translation>Nicht attestiert, selbst betrieben: so vertrauenswürdig wie sein Betreiber</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>A simulated enclave, for tests</source>
        <translation>Eine simulierte Enklave, für Tests</translation>
    </message>
    <message>
        <source>%1; what is proven of it stands below</source>
        <translation>%1; was davon bewiesen ist, steht unten</translation>
    </message>
</context>
<context>
    <name>tercet::ui::KeychainCard</name>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>This vault&apos;s share is in your system&apos;s keychain (%1).</source>
        <translation>Der Anteil dieses Tresors liegt im Schlüsselbund Ihres Systems (%1).</translation>
    </message>
    <message>
        <source>This vault&apos;s share is in a sealed file in the data folder.</source>
        <translation>Der Anteil dieses Tresors liegt in einer versiegelten Datei im Datenordner.</translation>
    </message>
    <message>
        <source>This vault&apos;s share is in memory only and is gone when Tercet ends.</source>
        <translation>Der Anteil dieses Tresors liegt nur im Arbeitsspeicher und ist weg, sobald Tercet endet.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>The check writes a test item, reads it back and removes it.</source>
        <translation>Die Prüfung schreibt einen Testeintrag, liest ihn zurück und entfernt ihn.</translation>
    </message>
    <message>
        <source>Check the keychain now</source>
        <translation>Den Schlüsselbund jetzt prüfen</translation>
    </message>
    <message>
        <source>It works: %1</source>
        <translation>Er funktioniert: %1</translation>
    </message>
</context>
<context>
    <name>tercet::ui::KeychainChoice</name>
    <message>
        <source>Your share is stored in your system&apos;s keychain, sealed with this passphrase.</source>
        <translation>Ihr Anteil wird im Schlüsselbund Ihres Systems gespeichert, versiegelt mit dieser Passphrase.</translation>
    </message>
    <message>
        <source>Keychain only, without a passphrase</source>
        <translation>Nur der Schlüsselbund, ohne Passphrase</translation>
    </message>
    <message>
        <source>The vault then opens without a question. On Windows and most Linux desktops every program that you start can read the keychain, and so your share.</source>
        <translation>Der Tresor öffnet sich dann ohne Nachfrage. Unter Windows und den meisten Linux-Arbeitsumgebungen kann jedes Programm, das Sie starten, den Schlüsselbund lesen und damit Ihren Anteil.</translation>
    </message>
    <message>
        <source>More ways to protect it</source>
        <translation>Weitere Möglichkeiten des Schutzes</translation>
    </message>
    <message>
        <source>There is no keychain service here</source>
        <translation>Hier gibt es keinen Schlüsselbunddienst</translation>
    </message>
    <message>
        <source>Start your desktop&apos;s keychain (GNOME Keyring or KWallet) and open Tercet again, or keep your share in a file. Whoever gets the file can try passphrases as often as they like, so choose a strong one.</source>
        <translation>Starten Sie den Schlüsselbund Ihrer Arbeitsumgebung (GNOME Keyring oder KWallet) und öffnen Sie Tercet neu, oder bewahren Sie Ihren Anteil in einer Datei auf. Wer die Datei bekommt, kann beliebig oft Passphrasen probieren; wählen Sie deshalb eine starke.</translation>
    </message>
    <message>
        <source>Keep my share in a file, sealed with the passphrase</source>
        <translation>Meinen Anteil in einer Datei aufbewahren, versiegelt mit der Passphrase</translation>
    </message>
</context>
<context>
    <name>tercet::ui::KindsEdit</name>
    <message>
        <source>Kinds of requests</source>
        <translation>Arten von Anfragen</translation>
    </message>
    <message>
        <source>Allow blind signing</source>
        <translation>Blindes Signieren erlauben</translation>
    </message>
    <message>
        <source>Lets you approve requests that cannot be shown in full, after typing a confirmation. Such a request can take everything that the account holds. Leave it off unless you know why you need it.</source>
        <translation>Erlaubt Ihnen, Anfragen zuzustimmen, die nicht vollständig gezeigt werden können, nach einer eingetippten Bestätigung. Eine solche Anfrage kann alles nehmen, was auf dem Konto liegt. Lassen Sie es aus, wenn Sie nicht wissen, wofür Sie es brauchen.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::LeaveCard</name>
    <message>
        <source>Leave with your keys</source>
        <translation>Mit den eigenen Schlüsseln gehen</translation>
    </message>
    <message>
        <source>Who has the three files of a key share export, or of a trust’s package, and their recipients’ keys, can put the key together without the co-signers and without Tercet.</source>
        <translation>Wer die drei Dateien einer Ausgabe der Schlüsselanteile oder des Pakets eines Treuhänders und die Schlüssel ihrer Empfänger hat, kann den Schlüssel ohne die Mitunterzeichner und ohne Tercet zusammensetzen.</translation>
    </message>
    <message>
        <source>Recover offline…</source>
        <translation>Offline wiederherstellen …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Treuhänder</translation>
    </message>
    <message>
        <source>Export and trust…</source>
        <translation>Ausgabe und Treuhänder …</translation>
    </message>
    <message>
        <source>None designated</source>
        <translation>Keiner bestimmt</translation>
    </message>
    <message>
        <source>No recipients registered</source>
        <translation>Keine Empfänger eingetragen</translation>
    </message>
    <message>
        <source>recipients hold from %1</source>
        <translation>Empfänger gelten ab %1</translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) untested</source>
        <translation>
            <numerusform>%n Empfänger ungeprüft</numerusform>
            <numerusform>%n Empfänger ungeprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>no package made yet</source>
        <translation>noch kein Paket erstellt</translation>
    </message>
    <message>
        <source>package of epoch %1, renewal due</source>
        <translation>Paket aus Epoche %1, Erneuerung fällig</translation>
    </message>
    <message>
        <source>package of epoch %1, in use</source>
        <translation>Paket aus Epoche %1, die gilt</translation>
    </message>
</context>
<context>
    <name>tercet::ui::LimitsEdit</name>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>What was signed within the last 24 hours, 7 days or 30 days counts, and fees at their highest. An allowance counts as if all of it were taken. An empty field is no limit.</source>
        <translation>Es zählt, was in den letzten 24 Stunden, 7 oder 30 Tagen signiert wurde, samt den höchstmöglichen Gebühren. Eine Freigabe zählt, als würde alles genommen. Ein leeres Feld ist keine Grenze.</translation>
    </message>
    <message>
        <source>Limits of one network or token</source>
        <translation>Grenzen eines Netzwerks oder Tokens</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Unit or token</source>
        <translation>Einheit oder Token</translation>
    </message>
    <message>
        <source>Address of the token’s contract</source>
        <translation>Adresse des Vertrags des Tokens</translation>
    </message>
    <message>
        <source>Add limits</source>
        <translation>Grenzen hinzufügen</translation>
    </message>
    <message>
        <source>Another token…</source>
        <translation>Ein anderes Token …</translation>
    </message>
    <message>
        <source>Remove the limits of %1</source>
        <translation>Die Grenzen von %1 entfernen</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Limit %1 of %2</source>
        <extracomment>%1: a period (&quot;within 24 hours&quot;), %2: a unit (&quot;ETH on Base&quot;)</extracomment>
        <translation>Limit %1 von %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::MainWindow</name>
    <message numerus="yes">
        <source>Locking in %n second(s)</source>
        <translation>
            <numerusform>Sperrt in %n Sekunde</numerusform>
            <numerusform>Sperrt in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Press a key or click to stay unlocked.</source>
        <translation>Drücken Sie eine Taste oder klicken Sie, um entsperrt zu bleiben.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::MakeKeyStep</name>
    <message>
        <source>ready</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Making your key</source>
        <translation>Ihr Schlüssel entsteht</translation>
    </message>
    <message>
        <source>The three parties make the key together, each its own share. No one ever holds the whole key, not even now.</source>
        <translation>Die drei Parteien erzeugen den Schlüssel gemeinsam, jede ihren eigenen Anteil. Niemand hat je den ganzen Schlüssel, auch jetzt nicht.</translation>
    </message>
    <message>
        <source>No vault was made and there is nothing to clean up. %1</source>
        <translation>Es wurde kein Tresor angelegt, und es ist nichts aufzuräumen. %1</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Offenlegen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Each party fixes its random part</source>
        <translation>Jede Partei legt ihren Zufallsteil fest</translation>
    </message>
    <message>
        <source>The public parts are opened and checked</source>
        <translation>Die öffentlichen Teile werden offengelegt und geprüft</translation>
    </message>
    <message>
        <source>Your share goes into the keychain</source>
        <translation>Ihr Anteil kommt in den Schlüsselbund</translation>
    </message>
    <message>
        <source>All three have the same result</source>
        <translation>Alle drei haben dasselbe Ergebnis</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ModeStep</name>
    <message>
        <source>Practice on this computer</source>
        <translation>Auf diesem Computer üben</translation>
    </message>
    <message>
        <source>Both co-signers are emulated here. Everything works as with real ones, the key generation and the signatures too, but the three shares are not in three places: use no real money.</source>
        <translation>Beide Mitunterzeichner werden hier nachgebildet. Alles funktioniert wie mit echten, auch die Schlüsselerzeugung und die Signaturen, aber die drei Anteile liegen nicht an drei Orten: Verwenden Sie kein echtes Geld.</translation>
    </message>
    <message>
        <source>Connect to co-signers</source>
        <translation>Mit Mitunterzeichnern verbinden</translation>
    </message>
    <message>
        <source>How do you want to start?</source>
        <translation>Wie möchten Sie beginnen?</translation>
    </message>
    <message>
        <source>You can make more vaults of either kind later.</source>
        <translation>Weitere Tresore beider Arten können Sie später anlegen.</translation>
    </message>
    <message>
        <source>Two programs on other computers, at Google Cloud and Microsoft Azure or wherever their operators run them, hold a share each. You need their addresses and a pairing code of each.</source>
        <translation>Zwei Programme auf anderen Rechnern, bei Google Cloud und Microsoft Azure oder wo ihre Betreiber sie laufen lassen, halten je einen Anteil. Sie brauchen ihre Adressen und von jedem einen Kopplungscode.</translation>
    </message>
    <message>
        <source>Recover offline…</source>
        <translation>Offline wiederherstellen …</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Aus einer Sicherung wiederherstellen …</translation>
    </message>
</context>
<context>
    <name>tercet::ui::NavButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n wartend</numerusform>
            <numerusform>%1, %n wartend</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: a place, as &quot;Key shares&quot;; %2: what is to be done there</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::NetworkCard</name>
    <message>
        <source>Networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>A node tells balances, fees and nonces and sends what you signed. It learns your addresses; it never sees a key. Without one you type these values yourself.</source>
        <translation>Ein Knoten nennt Guthaben, Gebühren und Nonces und sendet, was Sie signiert haben. Er erfährt Ihre Adressen, sieht aber nie einen Schlüssel. Ohne Knoten tippen Sie diese Werte selbst.</translation>
    </message>
    <message>
        <source>Chain id</source>
        <translation>Chain-ID</translation>
    </message>
    <message>
        <source>Chain id of another network</source>
        <translation>Chain-ID eines weiteren Netzwerks</translation>
    </message>
    <message>
        <source>Address of its node</source>
        <translation>Adresse seines Knotens</translation>
    </message>
    <message>
        <source>Add network</source>
        <translation>Netzwerk hinzufügen</translation>
    </message>
    <message>
        <source>Chain %1</source>
        <translation>Chain %1</translation>
    </message>
    <message>
        <source>No node set</source>
        <translation>Kein Knoten eingestellt</translation>
    </message>
    <message>
        <source>Node of %1</source>
        <translation>Knoten von %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the node of %1</source>
        <translation>Knoten von %1 speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Another network</source>
        <translation>Weiteres Netzwerk</translation>
    </message>
    <message>
        <source>By its chain id</source>
        <translation>Nach seiner Chain-ID</translation>
    </message>
    <message>
        <source>%1 (chain %2)</source>
        <translation>%1 (Chain %2)</translation>
    </message>
    <message>
        <source>Prepare signatures on metered connections too</source>
        <translation>Signaturen auch über getaktete Verbindungen vorbereiten</translation>
    </message>
    <message>
        <source>Each takes about 0.4 MB. Without one, signing takes three rounds instead of one.</source>
        <translation>Jede braucht etwa 0,4 MB. Ohne eine vorbereitete braucht das Signieren drei Runden statt einer.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::OpenFilePanel</name>
    <message>
        <source>Signed by account</source>
        <translation>Signiert von Konto</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Eine Datei öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Which address signs “%1”?</source>
        <translation>Welche Adresse signiert „%1“?</translation>
    </message>
</context>
<context>
    <name>tercet::ui::OutcomeView</name>
    <message>
        <source>This request has expired.</source>
        <translation>Diese Anfrage ist abgelaufen.</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>Nichts wurde signiert.</translation>
    </message>
    <message>
        <source>You rejected this request.</source>
        <translation>Sie haben diese Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>Your reason</source>
        <translation>Ihr Grund</translation>
    </message>
    <message>
        <source>Somebody else rejected this request.</source>
        <translation>Jemand anderes hat diese Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>As they say</source>
        <translation>Nach deren Angabe</translation>
    </message>
</context>
<context>
    <name>tercet::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Key shares</source>
        <translation>Schlüsselanteile</translation>
    </message>
    <message>
        <source>About the shares</source>
        <translation>Mehr über die Anteile</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Last activities</source>
        <translation>Letzte Aktivitäten</translation>
    </message>
    <message>
        <source>Nothing has happened in this vault yet.</source>
        <translation>In diesem Tresor ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>This is a practice vault.</source>
        <translation>Das ist ein Übungstresor.</translation>
    </message>
    <message>
        <source>Both co-signers run inside this app. Do not keep real money in it.</source>
        <translation>Beide Mitunterzeichner laufen in dieser Anwendung. Bewahren Sie kein echtes Geld darin auf.</translation>
    </message>
    <message>
        <source>The connection to the co-signers is broken.</source>
        <translation>Die Verbindung zu den Mitunterzeichnern ist abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing can be signed until it is open again.</source>
        <translation>Bis sie wieder offen ist, lässt sich nichts signieren.</translation>
    </message>
    <message>
        <source>Look at the shares</source>
        <translation>Anteile ansehen</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) waiting for you.</source>
        <translation>
            <numerusform>%n Anfrage wartet auf Sie.</numerusform>
            <numerusform>%n Anfragen warten auf Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at each one before you approve it.</source>
        <translation>Sehen Sie sich jede an, bevor Sie sie freigeben.</translation>
    </message>
    <message>
        <source>Look at the requests</source>
        <translation>Anfragen ansehen</translation>
    </message>
    <message>
        <source>Nothing is waiting for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>Show somebody your address to be paid, or make a payment.</source>
        <translation>Zeigen Sie jemandem Ihre Adresse, um bezahlt zu werden, oder bezahlen Sie etwas.</translation>
    </message>
    <message>
        <source>Show my address</source>
        <translation>Meine Adresse zeigen</translation>
    </message>
    <message>
        <source>%1 Until then only small amounts can be sent.</source>
        <translation>%1 Bis dahin können nur kleine Beträge gesendet werden.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PackageCard</name>
    <message>
        <source>Trust backup</source>
        <translation>Sicherung beim Treuhänder</translation>
    </message>
    <message>
        <source>Key share export</source>
        <translation>Ausgabe der Schlüsselanteile</translation>
    </message>
    <message>
        <source>A third party keeps a package with all three shares, sealed to its keys, and opens it only under the conditions that you write into it.</source>
        <translation>Ein Dritter verwahrt ein Paket mit allen drei Anteilen, für seine Schlüssel versiegelt, und öffnet es nur unter den Bedingungen, die Sie hineinschreiben.</translation>
    </message>
    <message>
        <source>All three shares, each sealed to a recipient of yours, best three people in three places. Together they rebuild the key, without the co-signers.</source>
        <translation>Alle drei Anteile, jeder für einen Ihrer Empfänger versiegelt, am besten drei Personen an drei Orten. Zusammen ergeben sie den Schlüssel, ohne die Mitunterzeichner.</translation>
    </message>
    <message>
        <source>Cancel the change</source>
        <translation>Änderung abbrechen</translation>
    </message>
    <message>
        <source>Change recipients…</source>
        <translation>Empfänger ändern …</translation>
    </message>
    <message>
        <source>Make the package…</source>
        <translation>Paket erstellen …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben …</translation>
    </message>
    <message>
        <source>Name of the trust</source>
        <translation>Name des Treuhänders</translation>
    </message>
    <message>
        <source>When it may be opened, in your words</source>
        <translation>Wann es geöffnet werden darf, in Ihren Worten</translation>
    </message>
    <message>
        <source>The text is part of the package, readable without a key.</source>
        <translation>Der Text ist Teil des Pakets und ohne Schlüssel lesbar.</translation>
    </message>
    <message>
        <source>Key of the first officer</source>
        <translation>Schlüssel der ersten Person</translation>
    </message>
    <message>
        <source>Second officer, if any</source>
        <translation>Zweite Person, falls vorhanden</translation>
    </message>
    <message>
        <source>Third officer, if any</source>
        <translation>Dritte Person, falls vorhanden</translation>
    </message>
    <message>
        <source>Fourth officer, if any</source>
        <translation>Vierte Person, falls vorhanden</translation>
    </message>
    <message>
        <source>Recipient of share 1</source>
        <translation>Empfänger von Anteil 1</translation>
    </message>
    <message>
        <source>Recipient of share 2</source>
        <translation>Empfänger von Anteil 2</translation>
    </message>
    <message>
        <source>Recipient of share 3</source>
        <translation>Empfänger von Anteil 3</translation>
    </message>
    <message>
        <source>A key begins with age1 (age-keygen) or ssh-ed25519 (ssh-keygen). Compare the fingerprints with their holders afterwards. The first recipients hold at once; to change them later takes the delay of your policy, so that a thief cannot.</source>
        <translation>Ein Schlüssel beginnt mit age1 (age-keygen) oder ssh-ed25519 (ssh-keygen). Vergleichen Sie danach die Fingerabdrücke mit den Inhabern. Die ersten Empfänger gelten sofort; sie später zu ändern braucht die Wartezeit Ihrer Richtlinie, damit ein Dieb es nicht kann.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Treuhänder</translation>
    </message>
    <message>
        <source>These recipients hold from %1.</source>
        <translation>Diese Empfänger gelten ab %1.</translation>
    </message>
    <message>
        <source>Until then nothing is exported to them. If it was not you who changed them, cancel the change and freeze the vault.</source>
        <translation>Bis dahin wird nichts an sie ausgegeben. Wenn nicht Sie es waren, der sie geändert hat, brechen Sie die Änderung ab und sperren Sie den Tresor.</translation>
    </message>
    <message>
        <source>Registering at both co-signers…</source>
        <translation>Wird bei beiden Mitunterzeichnern eingetragen …</translation>
    </message>
    <message>
        <source>Cancelling at both co-signers…</source>
        <translation>Wird bei beiden Mitunterzeichnern abgebrochen …</translation>
    </message>
    <message>
        <source>The change is cancelled.</source>
        <translation>Die Änderung ist abgebrochen.</translation>
    </message>
    <message>
        <source>Both co-signers keep the recipients from before. Enter those again, so that this device seals to them too.</source>
        <translation>Beide Mitunterzeichner behalten die bisherigen Empfänger. Geben Sie diese noch einmal ein, damit auch dieses Gerät für sie versiegelt.</translation>
    </message>
    <message>
        <source>A new folder for the package</source>
        <translation>Ein neuer Ordner für das Paket</translation>
    </message>
    <message>
        <source>There is something of this name.</source>
        <translation>Es gibt schon etwas dieses Namens.</translation>
    </message>
    <message>
        <source>Choose the name of a new folder; nothing is written over.</source>
        <translation>Wählen Sie den Namen eines neuen Ordners; überschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Asking both co-signers for their sealed shares, and verifying the proof of each…</source>
        <translation>Beide Mitunterzeichner werden um ihre versiegelten Anteile gebeten, und der Nachweis zu jedem wird geprüft …</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>Es liegt in %1.</translation>
    </message>
    <message>
        <source>Each officer alone</source>
        <translation>Jede Person allein</translation>
    </message>
    <message>
        <source>Any %1 of them together</source>
        <translation>Je %1 von ihnen gemeinsam</translation>
    </message>
    <message>
        <source>Who opens the package</source>
        <translation>Wer das Paket öffnet</translation>
    </message>
    <message>
        <source>Together: this device makes a key for the trust, splits it into a piece for each officer, and forgets it. The pieces stay good when the shares are refreshed.</source>
        <translation>Gemeinsam: Dieses Gerät erzeugt einen Schlüssel für den Treuhänder, zerlegt ihn in ein Teilstück je Person und vergisst ihn. Die Teilstücke gelten weiter, wenn die Anteile erneuert werden.</translation>
    </message>
    <message>
        <source>Any %1 of the %2 officers open the package together.</source>
        <translation>Je %1 der %2 Personen öffnen das Paket gemeinsam.</translation>
    </message>
    <message>
        <source>There are fewer officers than that.</source>
        <translation>So viele Personen sind es nicht.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::Page</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PaperCollector</name>
    <message>
        <source>There is no part of a backup in %1.</source>
        <translation>In %1 ist kein Teil einer Sicherung.</translation>
    </message>
    <message>
        <source>Choose pictures or texts of the pages of one backup.</source>
        <translation>Wählen Sie Bilder oder Texte der Seiten einer einzigen Sicherung.</translation>
    </message>
    <message>
        <source>The files are being read…</source>
        <translation>Die Dateien werden gelesen …</translation>
    </message>
    <message>
        <source>%1 of %2 parts of a backup on paper</source>
        <translation>%1 von %2 Teilen einer Sicherung auf Papier</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PartiesCard</name>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Being asked</source>
        <translation>Wird gefragt</translation>
    </message>
    <message>
        <source>The policy with which the vault was made, as it stands below.</source>
        <translation>Die Richtlinie, mit der der Tresor angelegt wurde, wie sie unten steht.</translation>
    </message>
    <message>
        <source>The policy as it stands below. The newest change has number %1.</source>
        <translation>Die Richtlinie, wie sie unten steht. Die neueste Änderung hat die Nummer %1.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>It did not say which policy it holds.</source>
        <translation>Er hat nicht gesagt, welche Richtlinie bei ihm gilt.</translation>
    </message>
    <message>
        <source>The same policy as this device.</source>
        <translation>Dieselbe Richtlinie wie auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Another policy</source>
        <translation>Andere Richtlinie</translation>
    </message>
    <message>
        <source>It holds another policy than this device. A request has to pass both. This is different there:</source>
        <translation>Dort gilt eine andere Richtlinie als auf diesem Gerät. Eine Anfrage muss beiden genügen. Anders ist dort:</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PassphraseRow</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Passphrase anzeigen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PendingCard</name>
    <message>
        <source>Waiting changes</source>
        <translation>Wartende Änderungen</translation>
    </message>
    <message>
        <source>The co-signers could not be asked what waits there.</source>
        <translation>Die Mitunterzeichner konnten nicht gefragt werden, was dort wartet.</translation>
    </message>
    <message>
        <source>Holds everywhere from %1</source>
        <translation>Gilt überall ab %1</translation>
    </message>
    <message>
        <source>%1: waits until %2</source>
        <extracomment>%1: a party (&quot;Google Cloud&quot;), %2: a time</extracomment>
        <translation>%1: wartet bis %2</translation>
    </message>
    <message>
        <source>%1: does not wait there</source>
        <translation>%1: wartet dort nicht</translation>
    </message>
    <message>
        <source>Cancel this change</source>
        <translation>Diese Änderung abbrechen</translation>
    </message>
    <message>
        <source>Other recipients of a key share export or of the trust’s package</source>
        <translation>Andere Empfänger einer Ausgabe der Schlüsselanteile oder des Pakets des Treuhänders</translation>
    </message>
    <message>
        <source>A device that was restored from a backup takes the place of this one</source>
        <translation>Ein aus einer Sicherung wiederhergestelltes Gerät tritt an die Stelle von diesem</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PracticeStrip</name>
    <message>
        <source>Practice mode: both co-signers run on this computer. Use no real money.</source>
        <translation>Übungsmodus: Beide Mitunterzeichner laufen auf diesem Computer. Verwenden Sie kein echtes Geld.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PrintPart</name>
    <message>
        <source>Print on paper (PDF)…</source>
        <translation>Auf Papier drucken (PDF) …</translation>
    </message>
    <message>
        <source>The backup on paper</source>
        <translation>Die Sicherung auf Papier</translation>
    </message>
    <message>
        <source>The PDF is written: %1</source>
        <translation>Das PDF ist geschrieben: %1</translation>
    </message>
    <message>
        <source>Print it, then test the backup with pictures of the pages: that shows that they can be read.</source>
        <translation>Drucken Sie es und testen Sie die Sicherung dann mit Bildern der Seiten: Das zeigt, dass sie lesbar sind.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ProtectStep</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>My vault</source>
        <translation>Mein Tresor</translation>
    </message>
    <message>
        <source>Protect this device&apos;s share</source>
        <translation>Den Anteil dieses Geräts schützen</translation>
    </message>
    <message>
        <source>The passphrase opens the vault on this device. Nobody can reset it: if you forget it, this share is lost.</source>
        <translation>Die Passphrase öffnet den Tresor auf diesem Gerät. Niemand kann sie zurücksetzen: Wenn Sie sie vergessen, ist dieser Anteil verloren.</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>Name des Tresors</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ProxyCard</name>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Directly</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>By Tor or SOCKS5</source>
        <translation>Über Tor oder SOCKS5</translation>
    </message>
    <message>
        <source>By an HTTP proxy</source>
        <translation>Über einen HTTP-Proxy</translation>
    </message>
    <message>
        <source>Reach co-signers and nodes</source>
        <translation>Mitunterzeichner und Knoten erreichen</translation>
    </message>
    <message>
        <source>The system’s proxy is never used. A SOCKS5 proxy looks names up itself, as Tor wants it. A node on this computer is asked directly.</source>
        <translation>Der Proxy des Systems wird nie benutzt. Ein SOCKS5-Proxy löst Namen selbst auf, wie Tor es will. Ein Knoten auf diesem Rechner wird direkt gefragt.</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>Rechner und Port</translation>
    </message>
    <message>
        <source>This is not a host and a port, for example 127.0.0.1:9050.</source>
        <translation>Das ist kein Rechner mit Port, zum Beispiel 127.0.0.1:9050.</translation>
    </message>
    <message>
        <source>Co-signers and nodes are reached directly</source>
        <translation>Mitunterzeichner und Knoten werden direkt erreicht</translation>
    </message>
    <message>
        <source>Co-signers and nodes are reached by this proxy from now on</source>
        <translation>Mitunterzeichner und Knoten werden ab jetzt über diesen Proxy erreicht</translation>
    </message>
</context>
<context>
    <name>tercet::ui::QrView</name>
    <message>
        <source>QR code of the address below</source>
        <translation>QR-Code der Adresse darunter</translation>
    </message>
</context>
<context>
    <name>tercet::ui::QuietEdit</name>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>Nothing is signed then; a request waits until they are over. Times are UTC, the same for all three parties.</source>
        <translation>Dann wird nichts signiert; eine Anfrage wartet, bis sie vorbei sind. Die Zeiten sind UTC, für alle drei Beteiligten dieselben.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>Montag bis Freitag</translation>
    </message>
    <message>
        <source>At weekends</source>
        <translation>Am Wochenende</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation>Zeiten hinzufügen</translation>
    </message>
    <message>
        <source>No hour of the week would be left</source>
        <translation>Es bliebe keine Stunde der Woche übrig</translation>
    </message>
    <message>
        <source>Nothing could be signed any more.</source>
        <translation>Es könnte nichts mehr signiert werden.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ReceivePage</name>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>The same address works on Ethereum and on every network like it.</source>
        <translation>Dieselbe Adresse gilt für Ethereum und jedes Netzwerk dieser Art.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>QR code of the address below</source>
        <translation>QR-Code der Adresse darunter</translation>
    </message>
    <message>
        <source>Your address 0x %1</source>
        <translation>Ihre Adresse 0x %1</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Ohne Bezeichnung</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the label</source>
        <translation>Bezeichnung speichern</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>For you alone, on this device: what this address is for. Empty removes it.</source>
        <translation>Nur für Sie, auf diesem Gerät: wofür diese Adresse ist. Leer entfernt die Bezeichnung.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RecipientField</name>
    <message>
        <source>Recipient&apos;s address</source>
        <translation>Adresse des Empfängers</translation>
    </message>
    <message>
        <source>Choose from the address book</source>
        <translation>Aus dem Adressbuch wählen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Fill in the recipient&apos;s address.</source>
        <translation>Geben Sie die Adresse des Empfängers ein.</translation>
    </message>
    <message>
        <source>The clipboard now holds another address than this field.</source>
        <translation>In der Zwischenablage steht jetzt eine andere Adresse als in diesem Feld.</translation>
    </message>
    <message>
        <source>A program on this computer may be swapping addresses. Compare every group with the recipient&apos;s own.</source>
        <translation>Vielleicht tauscht ein Programm auf diesem Computer Adressen aus. Vergleichen Sie jede Gruppe mit der Adresse des Empfängers.</translation>
    </message>
    <message>
        <source>In your address book: %1</source>
        <translation>In Ihrem Adressbuch: %1</translation>
    </message>
    <message>
        <source>This is an address of your own.</source>
        <translation>Das ist eine Ihrer eigenen Adressen.</translation>
    </message>
    <message>
        <source>This looks like “%1” in your address book, but it is another address.</source>
        <translation>Das sieht aus wie „%1“ in Ihrem Adressbuch, ist aber eine andere Adresse.</translation>
    </message>
    <message>
        <source>The ends are the same and the middle differs. That is how poisoned addresses are made.</source>
        <translation>Anfang und Ende sind gleich, die Mitte ist anders. So werden untergeschobene Adressen gemacht.</translation>
    </message>
    <message>
        <source>This looks like an address of your own, but it is another one.</source>
        <translation>Das sieht aus wie eine Ihrer eigenen Adressen, ist aber eine andere.</translation>
    </message>
    <message>
        <source>The checksum of the address is right. It is not in your address book.</source>
        <translation>Die Prüfsumme der Adresse stimmt. Sie steht nicht in Ihrem Adressbuch.</translation>
    </message>
    <message>
        <source>This address carries no checksum, so a typing mistake would not be noticed.</source>
        <translation>Diese Adresse hat keine Prüfsumme; ein Tippfehler fiele nicht auf.</translation>
    </message>
    <message>
        <source>Compare every group with the recipient&apos;s own.</source>
        <translation>Vergleichen Sie jede Gruppe mit der Adresse des Empfängers.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RecipientPart</name>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Spender</source>
        <translation>Begünstigter</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>In address book</source>
        <translation>Im Adressbuch</translation>
    </message>
    <message>
        <source>Paid before</source>
        <translation>Schon bezahlt</translation>
    </message>
    <message>
        <source>Your own address</source>
        <translation>Ihre eigene Adresse</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>Looks like a known address</source>
        <translation>Ähnelt einer bekannten Adresse</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>The known address that it resembles: %1</source>
        <translation>Die bekannte Adresse, der sie ähnelt: %1</translation>
    </message>
    <message>
        <source>Looks like, but is not</source>
        <translation>Sieht so aus, ist es aber nicht</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RecipientRow</name>
    <message>
        <source>Recipient %1, all three shares</source>
        <translation>Empfänger %1, alle drei Anteile</translation>
    </message>
    <message>
        <source>Recipient of share %1</source>
        <translation>Empfänger von Anteil %1</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Untested</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Test this key…</source>
        <translation>Diesen Schlüssel prüfen …</translation>
    </message>
    <message>
        <source>Test the key of recipient %1</source>
        <translation>Schlüssel von Empfänger %1 prüfen</translation>
    </message>
    <message>
        <source>Give this text to whoever holds the key. “age -d -i KEY” opens it, and the code inside comes back here. It shows that the key is there, before it is needed.</source>
        <translation>Geben Sie diesen Text der Person, die den Schlüssel hat. „age -d -i SCHLÜSSEL“ öffnet ihn, und der Code darin kommt hierher zurück. Das zeigt, dass der Schlüssel da ist, bevor er gebraucht wird.</translation>
    </message>
    <message>
        <source>Challenge for recipient %1</source>
        <translation>Aufgabe für Empfänger %1</translation>
    </message>
    <message>
        <source>Copy the challenge</source>
        <translation>Aufgabe kopieren</translation>
    </message>
    <message>
        <source>The code that was inside</source>
        <translation>Der Code, der darin war</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Officer %1, a piece of the key</source>
        <translation>Person %1, ein Teilstück des Schlüssels</translation>
    </message>
    <message>
        <source>This is the officer’s piece, and every package holds it too. “age -d -i KEY” opens it, and the code behind “check_in” comes back here. It tells nothing of the piece.</source>
        <translation>Das ist das Teilstück dieser Person, das auch in jedem Paket liegt. „age -d -i KEY“ öffnet es, und der Code hinter „check_in“ kommt hierher zurück. Er verrät nichts über das Teilstück.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RecipientsEdit</name>
    <message>
        <source>This key stands twice. Each share has a recipient of its own.</source>
        <translation>Dieser Schlüssel steht zweimal da. Jeder Anteil hat seinen eigenen Empfänger.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RecoveryConsole</name>
    <message>
        <source>Recovery console</source>
        <translation>Wiederherstellungskonsole</translation>
    </message>
    <message>
        <source>Recover offline</source>
        <translation>Offline wiederherstellen</translation>
    </message>
    <message>
        <source>Puts a vault’s key together from the three files of a key share export or a trust’s package, without the co-signers and without a network. Best done on a computer that is not connected to anything.</source>
        <translation>Setzt den Schlüssel eines Tresors aus den drei Dateien einer Ausgabe der Schlüsselanteile oder des Pakets eines Treuhänders zusammen, ohne die Mitunterzeichner und ohne Netz. Am besten auf einem Computer, der mit nichts verbunden ist.</translation>
    </message>
    <message>
        <source>Verify without revealing</source>
        <translation>Prüfen, ohne etwas preiszugeben</translation>
    </message>
    <message>
        <source>Needs no network</source>
        <translation>Braucht kein Netz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The package</source>
        <translation>Das Paket</translation>
    </message>
    <message>
        <source>The folder with manifest.json and the three files share-1.age, share-2.age and share-3.age. If they were kept apart, copy them into one folder first.</source>
        <translation>Der Ordner mit manifest.json und den drei Dateien share-1.age, share-2.age und share-3.age. Wurden sie getrennt aufbewahrt, kopieren Sie sie zuerst in einen Ordner.</translation>
    </message>
    <message>
        <source>No folder chosen</source>
        <translation>Kein Ordner gewählt</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>The recipients’ keys</source>
        <translation>Die Schlüssel der Empfänger</translation>
    </message>
    <message>
        <source>The files that age-keygen or ssh-keygen wrote: of a key share export the keys of all three recipients, of a trust’s package those of as many officers as it takes.</source>
        <translation>Die Dateien von age-keygen oder ssh-keygen: bei einer Ausgabe der Schlüsselanteile die Schlüssel aller drei Empfänger, beim Paket eines Treuhänders die so vieler seiner Personen, wie nötig sind.</translation>
    </message>
    <message>
        <source>Choose the package’s folder</source>
        <translation>Ordner des Pakets wählen</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Wird geprüft …</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RefreshCard</name>
    <message>
        <source>Refresh the shares</source>
        <translation>Die Anteile erneuern</translation>
    </message>
    <message>
        <source>All three parties make new shares of the same key. Your addresses and your money stay where they are; a share that somebody copied before is worth nothing afterwards.</source>
        <translation>Alle drei Parteien erzeugen neue Anteile desselben Schlüssels. Ihre Adressen und Ihr Geld bleiben, wo sie sind; ein Anteil, den jemand vorher kopiert hat, ist danach nichts mehr wert.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Last refresh</source>
        <translation>Zuletzt erneuert</translation>
    </message>
    <message>
        <source>Refresh…</source>
        <translation>Erneuern …</translation>
    </message>
    <message>
        <source>Before you refresh</source>
        <translation>Bevor Sie erneuern</translation>
    </message>
    <message>
        <source>Both co-signers have to answer. It takes a few seconds, and signing waits for that long.</source>
        <translation>Beide Mitunterzeichner müssen antworten. Es dauert einige Sekunden; so lange wartet das Signieren.</translation>
    </message>
    <message>
        <source>If it is cut off, your key is safe: either all three parties have their new shares in the end, or all three keep those they have.</source>
        <translation>Wird das Erneuern unterbrochen, ist Ihr Schlüssel sicher: Am Ende haben entweder alle drei Parteien ihre neuen Anteile, oder alle drei behalten die bisherigen.</translation>
    </message>
    <message>
        <source>To refresh, type the name of this vault: %1</source>
        <translation>Tippen Sie zum Erneuern den Namen dieses Tresors: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>Jetzt erneuern</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>erneuert</translation>
    </message>
    <message>
        <source>%1, the shares as they were made</source>
        <translation>%1, die Anteile, wie sie erzeugt wurden</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch nie</translation>
    </message>
    <message>
        <source>A refresh is not finished.</source>
        <translation>Eine Erneuerung ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>It was cut off in its last step. Your vault is safe. The next connection to both co-signers, at the next unlock at the latest, finishes it or undoes it at all three parties alike.</source>
        <translation>Sie wurde im letzten Schritt unterbrochen. Ihr Tresor ist sicher. Die nächste Verbindung zu beiden Mitunterzeichnern, spätestens beim nächsten Entsperren, schließt sie bei allen drei Parteien gleich ab oder macht sie rückgängig.</translation>
    </message>
    <message>
        <source>The shares are refreshed. This is epoch %1.</source>
        <translation>Die Anteile sind erneuert. Das ist Epoche %1.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>A connection of its own between the three</source>
        <translation>Eine eigene Verbindung zwischen den dreien</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Each party fixes its random part</source>
        <translation>Jede Partei legt ihren Zufallsteil fest</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Offenlegen</translation>
    </message>
    <message>
        <source>The public parts are opened and checked</source>
        <translation>Die öffentlichen Teile werden offengelegt und geprüft</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Your new share goes into the keychain</source>
        <translation>Ihr neuer Anteil kommt in den Schlüsselbund</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>All three change over to the new shares</source>
        <translation>Alle drei gehen zu den neuen Anteilen über</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Jetzt sichern …</translation>
    </message>
    <message>
        <source>Every backup made so far becomes stale: it restores nothing any more.</source>
        <translation>Jede bisherige Sicherung veraltet: Sie stellt nichts mehr wieder her.</translation>
    </message>
    <message>
        <source>With a backup of the new share</source>
        <translation>Mit einer Sicherung des neuen Anteils</translation>
    </message>
    <message>
        <source>It is made before anybody uses the new shares, so that there is no moment without one.</source>
        <translation>Sie entsteht, bevor jemand die neuen Anteile benutzt; so gibt es keinen Augenblick ohne Sicherung.</translation>
    </message>
    <message>
        <source>Without a backup</source>
        <translation>Ohne Sicherung</translation>
    </message>
    <message>
        <source>Until you make one, the vault is lost with this device.</source>
        <translation>Bis Sie eine anlegen, geht der Tresor mit diesem Gerät verloren.</translation>
    </message>
    <message>
        <source>Backup of the new share</source>
        <translation>Sicherung des neuen Anteils</translation>
    </message>
    <message>
        <source>Choose a new file for it, not only on this computer. The older backup stays as it is until the new shares hold.</source>
        <translation>Wählen Sie dafür eine neue Datei, nicht nur auf diesem Computer. Die ältere Sicherung bleibt, wie sie ist, bis die neuen Anteile gelten.</translation>
    </message>
    <message>
        <source>The backup of the new share is made. Test it, as it was not tested yet.</source>
        <translation>Die Sicherung des neuen Anteils ist angelegt. Testen Sie sie, denn sie wurde noch nicht getestet.</translation>
    </message>
    <message>
        <source>There is no backup of the new share: the older ones restore nothing any more.</source>
        <translation>Der neue Anteil ist nicht gesichert: Die älteren Sicherungen stellen nichts mehr wieder her.</translation>
    </message>
    <message>
        <source>There is a file of this name.</source>
        <translation>Es gibt schon eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>Choose another name; nothing is written over it.</source>
        <translation>Wählen Sie einen anderen Namen; überschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Who can open it</source>
        <translation>Wer sie öffnen kann</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RequestPane</name>
    <message>
        <source>Rejected. Nothing was signed.</source>
        <translation>Abgelehnt. Nichts wurde signiert.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RequestQueue</name>
    <message>
        <source>Send %1</source>
        <translation>%1 senden</translation>
    </message>
    <message>
        <source>Allow spending: %1</source>
        <translation>Ausgeben erlauben: %1</translation>
    </message>
    <message>
        <source>Requests that wait, oldest first</source>
        <translation>Wartende Anfragen, Älteste zuerst</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RestoreRunStep</name>
    <message>
        <source>renewed</source>
        <translation>erneuert</translation>
    </message>
    <message>
        <source>Restoring the vault</source>
        <translation>Der Tresor wird wiederhergestellt</translation>
    </message>
    <message>
        <source>This device proves the share to both co-signers, without showing it. Then all three make new shares of the same key, and every older copy of this share is dead.</source>
        <translation>Dieses Gerät beweist den Anteil beiden Mitunterzeichnern, ohne ihn zu zeigen. Dann machen alle drei neue Anteile desselben Schlüssels, und jede ältere Kopie dieses Anteils ist wertlos.</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Beweisen</translation>
    </message>
    <message>
        <source>Both co-signers check the share of the backup</source>
        <translation>Beide Mitunterzeichner prüfen den Anteil der Sicherung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>A connection of its own between the three</source>
        <translation>Eine eigene Verbindung zwischen den dreien</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Each party fixes its random part</source>
        <translation>Jede Partei legt ihren zufälligen Teil fest</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>The public parts are opened and checked</source>
        <translation>Die öffentlichen Teile werden geöffnet und geprüft</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Your new share goes into the keychain</source>
        <translation>Ihr neuer Anteil kommt in den Schlüsselbund</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>All three change over to the new shares</source>
        <translation>Alle drei gehen auf die neuen Anteile über</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RestoreWizard</name>
    <message>
        <source>Restore a vault</source>
        <translation>Einen Tresor wiederherstellen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>This device takes the place of one that was lost or wiped: with the backup of its share and both co-signers. The backup alone can sign nothing.</source>
        <translation>Dieses Gerät tritt an die Stelle eines verlorenen oder gelöschten: mit der Sicherung seines Anteils und beiden Mitunterzeichnern. Die Sicherung allein kann nichts signieren.</translation>
    </message>
    <message>
        <source>Open the backup</source>
        <translation>Sicherung öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Tresor öffnen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>%1 Nothing was changed on this device.</source>
        <translation>%1 Auf diesem Gerät wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RestoredStep</name>
    <message>
        <source>The vault is back</source>
        <translation>Der Tresor ist wieder da</translation>
    </message>
    <message>
        <source>Check the address: it is the one that you know. The money never moved.</source>
        <translation>Prüfen Sie die Adresse: es ist die, die Sie kennen. Das Geld wurde nie bewegt.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The old device’s share is dead</source>
        <translation>Der Anteil des alten Geräts ist wertlos</translation>
    </message>
    <message>
        <source>The shares were renewed to epoch %1. Whoever has the old device or the backup’s share can sign nothing with it.</source>
        <translation>Die Anteile wurden auf Epoche %1 erneuert. Wer das alte Gerät oder den Anteil der Sicherung hat, kann damit nichts signieren.</translation>
    </message>
    <message>
        <source>The backup is used up</source>
        <translation>Die Sicherung ist verbraucht</translation>
    </message>
    <message>
        <source>It restores nothing any more. Until there is a new one, the vault is lost with this device.</source>
        <translation>Sie stellt nichts mehr wieder her. Bis es eine neue gibt, geht der Tresor mit diesem Gerät verloren.</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Jetzt sichern …</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ResumeStep</name>
    <message>
        <source>The restore goes on</source>
        <translation>Die Wiederherstellung geht weiter</translation>
    </message>
    <message>
        <source>The share of the backup is on this device, with new keys of its own. You can close Tercet at any time: it goes on from here.</source>
        <translation>Der Anteil der Sicherung ist auf diesem Gerät, mit neuen eigenen Schlüsseln. Sie können Tercet jederzeit schließen: es geht von hier weiter.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Of epoch %1</source>
        <translation>Aus Epoche %1</translation>
    </message>
    <message>
        <source>Passphrase of this device</source>
        <translation>Passphrase dieses Geräts</translation>
    </message>
    <message>
        <source>%1 until the co-signers let this device in.</source>
        <translation>Noch %1, bis die Mitunterzeichner dieses Gerät zulassen.</translation>
    </message>
    <message>
        <source>On %1. Until then the old device is told and can refuse; nothing is signed.</source>
        <translation>Am %1. Bis dahin erfährt es das alte Gerät und kann ablehnen; signiert wird nichts.</translation>
    </message>
    <message>
        <source>The delay is over.</source>
        <translation>Die Wartezeit ist um.</translation>
    </message>
    <message>
        <source>Continue, and the shares are renewed: then the old device’s share is dead.</source>
        <translation>Gehen Sie weiter, dann werden die Anteile erneuert und der Anteil des alten Geräts ist wertlos.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::RevealPart</name>
    <message>
        <source>Take the private keys out</source>
        <translation>Die privaten Schlüssel herausholen</translation>
    </message>
    <message>
        <source>Writes the keys for other wallets into a file: the root key (xprv), and for each account its hex, WIF or Ed25519 key. They are not shown here. Whoever reads this file has the money, so move it to a new wallet at once and destroy the file.</source>
        <translation>Schreibt die Schlüssel für andere Wallets in eine Datei: den Wurzelschlüssel (xprv) und zu jedem Konto seinen Schlüssel als Hex, WIF oder Ed25519. Hier werden sie nicht gezeigt. Wer diese Datei liest, hat das Geld; bringen Sie es also sofort in eine neue Wallet und vernichten Sie die Datei.</translation>
    </message>
    <message>
        <source>To take the keys out, type the name of the vault: %1</source>
        <translation>Um die Schlüssel herauszuholen, geben Sie den Namen des Tresors ein: %1</translation>
    </message>
    <message>
        <source>Write the keys…</source>
        <translation>Schlüssel schreiben …</translation>
    </message>
    <message>
        <source>Write the keys</source>
        <translation>Schlüssel schreiben</translation>
    </message>
    <message>
        <source>There is a file of this name.</source>
        <translation>Es gibt schon eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>Choose another name; nothing is written over it.</source>
        <translation>Wählen Sie einen anderen Namen; überschrieben wird sie nicht.</translation>
    </message>
    <message>
        <source>The keys are written. Only your user can read the file.</source>
        <translation>Die Schlüssel sind geschrieben. Nur Ihr Benutzer kann die Datei lesen.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SecurityCard</name>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Sperren nach</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>Hold to approve for</source>
        <translation>Zum Freigeben halten</translation>
    </message>
    <message>
        <source>A request with a high risk asks you to type a part of the address instead.</source>
        <translation>Bei einer Anfrage mit hohem Risiko tippen Sie stattdessen einen Teil der Adresse.</translation>
    </message>
    <message>
        <source>Without a key or a click. You are warned 20 seconds before; %1 locks at once.</source>
        <translation>Ohne Tastendruck und Klick. Sie werden 20 Sekunden vorher gewarnt; %1 sperrt sofort.</translation>
    </message>
    <message>
        <source>Open the policy</source>
        <translation>Richtlinie öffnen</translation>
    </message>
    <message>
        <source>Limits, recipients and blind signing</source>
        <translation>Grenzen, Empfänger und blindes Signieren</translation>
    </message>
    <message>
        <source>They are part of the policy, which this device and both co-signers hold.</source>
        <translation>Sie gehören zur Richtlinie, die dieses Gerät und beide Mitunterzeichner haben.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SendFields</name>
    <message>
        <source>From account</source>
        <translation>Von Konto</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Contract of the token: %1</source>
        <translation>Vertrag des Tokens: %1</translation>
    </message>
    <message>
        <source>Network fee and nonce</source>
        <translation>Netzwerkgebühr und Nonce</translation>
    </message>
    <message>
        <source>Fill in from the node</source>
        <translation>Vom Knoten ausfüllen</translation>
    </message>
    <message>
        <source>Kind of fee</source>
        <translation>Art der Gebühr</translation>
    </message>
    <message>
        <source>With a maximum and a priority fee (EIP-1559)</source>
        <translation>Mit Höchst- und Prioritätsgebühr (EIP-1559)</translation>
    </message>
    <message>
        <source>One gas price (legacy)</source>
        <translation>Ein Gas-Preis (altes Format)</translation>
    </message>
    <message>
        <source>Gas limit</source>
        <translation>Gas-Grenze</translation>
    </message>
    <message>
        <source>21,000 for a plain payment; a token needs more.</source>
        <translation>21.000 für eine einfache Zahlung; ein Token braucht mehr.</translation>
    </message>
    <message>
        <source>Maximum fee per gas, in gwei</source>
        <translation>Höchstgebühr je Gas, in Gwei</translation>
    </message>
    <message>
        <source>Priority fee per gas, in gwei</source>
        <translation>Prioritätsgebühr je Gas, in Gwei</translation>
    </message>
    <message>
        <source>Gas price, in gwei</source>
        <translation>Gas-Preis, in Gwei</translation>
    </message>
    <message>
        <source>Nonce</source>
        <translation>Nonce</translation>
    </message>
    <message>
        <source>The number of transactions that this address has sent so far.</source>
        <translation>Die Zahl der Transaktionen, die diese Adresse bisher gesendet hat.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The node tells the nonce and today&apos;s fees; you can change them.</source>
        <translation>Der Knoten nennt die Nonce und die heutigen Gebühren; Sie können sie ändern.</translation>
    </message>
    <message>
        <source>No node is set for this network: type the fee and the nonce, or set a node in Settings.</source>
        <translation>Für dieses Netzwerk ist kein Knoten eingestellt: Tippen Sie Gebühr und Nonce oder stellen Sie in den Einstellungen einen Knoten ein.</translation>
    </message>
    <message>
        <source>Fill in this field.</source>
        <translation>Füllen Sie dieses Feld aus.</translation>
    </message>
    <message>
        <source>Write a whole number, digits only.</source>
        <translation>Schreiben Sie eine ganze Zahl, nur Ziffern.</translation>
    </message>
    <message>
        <source>Write digits with “%1” as the decimal sign and without grouping.</source>
        <translation>Schreiben Sie Ziffern mit „%1“ als Dezimalzeichen und ohne Gruppierung.</translation>
    </message>
    <message>
        <source>Asking the node…</source>
        <translation>Der Knoten wird gefragt …</translation>
    </message>
    <message>
        <source>The node says that this account holds %1 %2.</source>
        <translation>Laut Knoten liegen auf diesem Konto %1 %2.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SendPage</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>You review everything on the next page before anything is signed.</source>
        <translation>Auf der nächsten Seite prüfen Sie alles, bevor etwas signiert wird.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ShareCard</name>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Identity of %1</source>
        <translation>Identität von %1</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ShareNode</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Arbeitet …</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ShareTriangle</name>
    <message>
        <source>Key shares</source>
        <translation>Schlüsselanteile</translation>
    </message>
    <message numerus="yes">
        <source>%n of 3 shares reachable</source>
        <translation>
            <numerusform>%n von 3 Anteilen erreichbar</numerusform>
            <numerusform>%n von 3 Anteilen erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/3</source>
        <translation>%1/3</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signiert</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ShortcutsCard</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>tercet::ui::Sidebar</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Practice vault</source>
        <translation>Übungstresor</translation>
    </message>
    <message>
        <source>3-of-3 vault</source>
        <translation>3-von-3-Tresor</translation>
    </message>
    <message>
        <source>New vault…</source>
        <translation>Neuer Tresor …</translation>
    </message>
    <message>
        <source>Vaults</source>
        <translation>Tresore</translation>
    </message>
    <message>
        <source>Freeze this vault…</source>
        <translation>Diesen Tresor einfrieren …</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SignedView</name>
    <message>
        <source>Signed request</source>
        <translation>Signierte Anfrage</translation>
    </message>
    <message>
        <source>Confirmed in block %1.</source>
        <translation>Bestätigt in Block %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) have confirmed it.</source>
        <translation>
            <numerusform>%n Block hat sie bestätigt.</numerusform>
            <numerusform>%n Blöcke haben sie bestätigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the network. It is not in a block yet.</source>
        <translation>An das Netzwerk gesendet. Noch in keinem Block.</translation>
    </message>
    <message>
        <source>You may send the same bytes again; they cannot be paid twice.</source>
        <translation>Sie können dieselben Bytes noch einmal senden; doppelt bezahlt werden können sie nicht.</translation>
    </message>
    <message>
        <source>Signed. This device has checked the signature.</source>
        <translation>Signiert. Dieses Gerät hat die Signatur geprüft.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Transaction hash</source>
        <translation>Hash der Transaktion</translation>
    </message>
    <message>
        <source>Signed transaction as raw bytes</source>
        <translation>Signierte Transaktion als rohe Bytes</translation>
    </message>
    <message>
        <source>Copy the signed transaction</source>
        <translation>Signierte Transaktion kopieren</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>In einer Datei speichern …</translation>
    </message>
    <message>
        <source>Signed transaction</source>
        <translation>Signierte Transaktion</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Signed bytes</source>
        <translation>Signierte Bytes</translation>
    </message>
    <message>
        <source>Send the same bytes again</source>
        <translation>Dieselben Bytes noch einmal senden</translation>
    </message>
    <message>
        <source>Send to the network</source>
        <translation>An das Netzwerk senden</translation>
    </message>
    <message>
        <source>No node is set for this network, so nothing was sent. Set one here, or take the signed bytes elsewhere.</source>
        <translation>Für dieses Netzwerk ist kein Knoten eingestellt, deshalb wurde nichts gesendet. Stellen Sie hier einen ein oder verwenden Sie die signierten Bytes anderswo.</translation>
    </message>
    <message>
        <source>Address of a node for this network</source>
        <translation>Adresse eines Knotens für dieses Netzwerk</translation>
    </message>
    <message>
        <source>Set the node</source>
        <translation>Knoten einstellen</translation>
    </message>
    <message>
        <source>Save the signed bytes</source>
        <translation>Signierte Bytes speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SignerChoice</name>
    <message>
        <source>Address number</source>
        <translation>Nummer der Adresse</translation>
    </message>
    <message>
        <source>This is the address %1</source>
        <translation>Das ist die Adresse %1</translation>
    </message>
</context>
<context>
    <name>tercet::ui::StrengthMeter</name>
    <message>
        <source>Four or more unrelated words are easy to remember and hard to guess.</source>
        <translation>Vier oder mehr Wörter ohne Zusammenhang sind leicht zu merken und schwer zu erraten.</translation>
    </message>
    <message>
        <source>Too easy to guess: a day on one computer is enough.</source>
        <translation>Zu leicht zu erraten: Ein Tag auf einem Computer genügt.</translation>
    </message>
    <message>
        <source>Fair: it stops a thief, not a determined attacker with many computers.</source>
        <translation>Mittel: Hält einen Dieb auf, aber keinen entschlossenen Angreifer mit vielen Computern.</translation>
    </message>
    <message>
        <source>Good: guessing it would take many computers for years.</source>
        <translation>Gut: Zum Erraten brauchten viele Computer Jahre.</translation>
    </message>
    <message>
        <source>Strong: nobody can guess it.</source>
        <translation>Stark: Niemand kann sie erraten.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::SweepPart</name>
    <message>
        <source>Sign a sweep</source>
        <translation>Eine Überweisung signieren</translation>
    </message>
    <message>
        <source>Signs one Ethereum transaction that was prepared on another computer, without taking a key out. Bring the unsigned transaction here as a file, take the signed one back and send it from there.</source>
        <translation>Signiert eine Ethereum-Transaktion, die auf einem anderen Computer vorbereitet wurde, ohne einen Schlüssel herauszuholen. Bringen Sie die unsignierte Transaktion als Datei hierher, nehmen Sie die signierte mit zurück und senden Sie sie von dort.</translation>
    </message>
    <message>
        <source>Choose a transaction…</source>
        <translation>Transaktion wählen …</translation>
    </message>
    <message>
        <source>Choose an unsigned transaction</source>
        <translation>Unsignierte Transaktion wählen</translation>
    </message>
    <message>
        <source>This key has no such address.</source>
        <translation>Dieser Schlüssel hat keine solche Adresse.</translation>
    </message>
    <message>
        <source>The transaction names a sender that is not among the addresses above.</source>
        <translation>Die Transaktion nennt einen Absender, der nicht unter den Adressen oben ist.</translation>
    </message>
    <message>
        <source>Which address pays?</source>
        <translation>Welche Adresse zahlt?</translation>
    </message>
    <message>
        <source>The vault has several Ethereum addresses. Put “from” into the transaction.</source>
        <translation>Der Tresor hat mehrere Ethereum-Adressen. Ergänzen Sie „from“ in der Transaktion.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Fee at most</source>
        <translation>Gebühr höchstens</translation>
    </message>
    <message>
        <source>To sign, type group %1 of the recipient’s address (four digits, counted after 0x)</source>
        <translation>Um zu signieren, geben Sie Gruppe %1 der Empfängeradresse ein (vier Zeichen, gezählt nach 0x)</translation>
    </message>
    <message>
        <source>To sign, type the name of the vault: %1</source>
        <translation>Um zu signieren, geben Sie den Namen des Tresors ein: %1</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signieren</translation>
    </message>
    <message>
        <source>Signed, not sent.</source>
        <translation>Signiert, nicht gesendet.</translation>
    </message>
    <message>
        <source>Copy it or save it, and send it from a computer with a network.</source>
        <translation>Kopieren oder speichern Sie sie und senden Sie sie von einem Computer mit Netz.</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Hash of the transaction</source>
        <translation>Hash der Transaktion</translation>
    </message>
    <message>
        <source>Signed bytes</source>
        <translation>Signierte Bytes</translation>
    </message>
    <message>
        <source>Signed transaction</source>
        <translation>Signierte Transaktion</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>In einer Datei speichern …</translation>
    </message>
    <message>
        <source>Save the signed transaction</source>
        <translation>Signierte Transaktion speichern</translation>
    </message>
    <message>
        <source>The signed transaction is saved.</source>
        <translation>Die signierte Transaktion ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::UnfinishedVaults</name>
    <message>
        <source>Unfinished vaults</source>
        <translation>Unfertige Tresore</translation>
    </message>
    <message>
        <source>Unfinished: %1</source>
        <translation>Unfertig: %1</translation>
    </message>
    <message>
        <source>Making this vault stopped in its last step on %1. No address of it was ever shown, so nothing can have been paid to it. Finish it with its passphrase, or remove it.</source>
        <translation>Das Anlegen dieses Tresors brach am %1 im letzten Schritt ab. Nie wurde eine Adresse von ihm gezeigt, also kann nichts an ihn bezahlt worden sein. Schließen Sie es mit seiner Passphrase ab, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation>Passphrase von %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Finish %1</source>
        <translation>%1 abschließen</translation>
    </message>
    <message>
        <source>The unfinished vault is removed.</source>
        <translation>Der unfertige Tresor ist entfernt.</translation>
    </message>
    <message>
        <source>Making this vault stopped in its last step on %1. No address of it was ever shown, so nothing can have been paid to it. Finish it, or remove it.</source>
        <translation>Das Anlegen dieses Tresors brach am %1 im letzten Schritt ab. Nie wurde eine Adresse von ihm gezeigt, also kann nichts an ihn bezahlt worden sein. Schließen Sie es ab, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>Being restored: %1</source>
        <translation>Wird wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>From a backup of epoch %1. The co-signers let this device in on %2.</source>
        <translation>Aus einer Sicherung der Epoche %1. Die Mitunterzeichner lassen dieses Gerät am %2 zu.</translation>
    </message>
    <message>
        <source>From a backup of epoch %1. It is not finished; it goes on from where it stopped.</source>
        <translation>Aus einer Sicherung der Epoche %1. Es ist nicht fertig; es geht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Weiter …</translation>
    </message>
    <message>
        <source>Continue to restore %1</source>
        <translation>%1 weiter wiederherstellen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>This vault opens with your system&apos;s keychain alone.</source>
        <translation>Dieser Tresor öffnet sich allein mit dem Schlüsselbund Ihres Systems.</translation>
    </message>
    <message>
        <source>Check the keychain</source>
        <translation>Schlüsselbund prüfen</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation>
            <numerusform>Erneut versuchen in %n Sekunde</numerusform>
            <numerusform>Erneut versuchen in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Wird entsperrt …</translation>
    </message>
    <message>
        <source>The keychain works: %1</source>
        <translation>Der Schlüsselbund funktioniert: %1</translation>
    </message>
    <message>
        <source>A test item was written, read back and removed. Try to unlock again.</source>
        <translation>Ein Testeintrag wurde geschrieben, zurückgelesen und entfernt. Versuchen Sie erneut zu entsperren.</translation>
    </message>
    <message>
        <source>Recover offline…</source>
        <translation>Offline wiederherstellen …</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Aus einer Sicherung wiederherstellen …</translation>
    </message>
</context>
<context>
    <name>tercet::ui::WaitsEdit</name>
    <message>
        <source>Approvals and delays</source>
        <translation>Zustimmungen und Wartezeiten</translation>
    </message>
    <message>
        <source>Approvals by teammates</source>
        <translation>Zustimmungen aus dem Team</translation>
    </message>
    <message>
        <source>Of people who hold no share and have a key of their own at both co-signers.</source>
        <translation>Von Personen, die keinen Anteil haben, aber einen eigenen Schlüssel bei beiden Mitunterzeichnern.</translation>
    </message>
    <message>
        <source>Approvals by devices with the share</source>
        <translation>Zustimmungen von Geräten mit dem Anteil</translation>
    </message>
    <message>
        <source>This device approves by signing. More than one only makes sense with several devices.</source>
        <translation>Dieses Gerät stimmt zu, indem es signiert. Mehr als eine ist nur mit mehreren Geräten sinnvoll.</translation>
    </message>
    <message>
        <source>Wait before paying somebody new</source>
        <translation>Warten, bevor jemand Neues bezahlt wird</translation>
    </message>
    <message>
        <source>Counted from when a recipient or contract was first named, at each party by itself.</source>
        <translation>Gezählt ab dem Zeitpunkt, zu dem ein Empfänger oder Vertrag zum ersten Mal genannt wurde, bei jedem Beteiligten für sich.</translation>
    </message>
    <message>
        <source>Wait before a change that allows more</source>
        <translation>Warten vor einer Änderung, die mehr erlaubt</translation>
    </message>
    <message>
        <source>What allows less holds at once. What allows more waits for this long, and can be cancelled until then.</source>
        <translation>Was weniger erlaubt, gilt sofort. Was mehr erlaubt, wartet so lange und kann bis dahin abgebrochen werden.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::WelcomeStep</name>
    <message>
        <source>One key in three parts</source>
        <translation>Ein Schlüssel in drei Teilen</translation>
    </message>
    <message>
        <source>Tercet protects your money with a key that never exists in one place. It is made in three shares: one on this device and one at each of two independent co-signers.</source>
        <translation>Tercet schützt Ihr Geld mit einem Schlüssel, der nie an einem Ort existiert. Er entsteht in drei Anteilen: einem auf diesem Gerät und je einem bei zwei unabhängigen Mitunterzeichnern.</translation>
    </message>
    <message>
        <source>All three are needed for every payment</source>
        <translation>Für jede Zahlung werden alle drei gebraucht</translation>
    </message>
    <message>
        <source>Each co-signer reads the payment itself and checks it against your rules.</source>
        <translation>Jeder Mitunterzeichner liest die Zahlung selbst und prüft sie nach Ihren Regeln.</translation>
    </message>
    <message>
        <source>One or two are not enough</source>
        <translation>Einer oder zwei genügen nicht</translation>
    </message>
    <message>
        <source>A thief who takes this device, or breaks into one co-signer, can sign nothing.</source>
        <translation>Ein Dieb, der dieses Gerät nimmt oder bei einem Mitunterzeichner einbricht, kann nichts signieren.</translation>
    </message>
    <message>
        <source>Nothing is signed without you</source>
        <translation>Ohne Sie wird nichts signiert</translation>
    </message>
    <message>
        <source>You see what will be signed, and hold a button to approve it.</source>
        <translation>Sie sehen, was signiert wird, und halten zur Freigabe eine Taste gedrückt.</translation>
    </message>
</context>
<context>
    <name>PolicyText</name>
    <message>
        <source>At most %1 in one transaction.</source>
        <translation>Höchstens %1 in einer Transaktion.</translation>
    </message>
    <message>
        <source>%1 of %2 used within a day.</source>
        <translation>%1 von %2 innerhalb eines Tages verbraucht.</translation>
    </message>
    <message>
        <source>%1 of %2 used within a week.</source>
        <translation>%1 von %2 innerhalb einer Woche verbraucht.</translation>
    </message>
    <message>
        <source>%1 of %2 used within 30 days.</source>
        <translation>%1 von %2 innerhalb von 30 Tagen verbraucht.</translation>
    </message>
    <message>
        <source>Allowed.</source>
        <translation>Erlaubt.</translation>
    </message>
    <message>
        <source>Refused: frozen until %1.</source>
        <translation>Abgelehnt: eingefroren bis %1.</translation>
    </message>
    <message>
        <source>Refused: it cannot be shown in full.</source>
        <translation>Abgelehnt: lässt sich nicht vollständig anzeigen.</translation>
    </message>
    <message>
        <source>Refused: no policy allows this.</source>
        <translation>Abgelehnt: Keine Richtlinie erlaubt das.</translation>
    </message>
    <message>
        <source>Refused: requests of this kind are not allowed.</source>
        <translation>Abgelehnt: Anfragen dieser Art sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>Refused: an address is on the deny-list.</source>
        <translation>Abgelehnt: Eine Adresse steht auf der Sperrliste.</translation>
    </message>
    <message>
        <source>Refused: an address is not on the allow-list.</source>
        <translation>Abgelehnt: Eine Adresse steht nicht auf der Positivliste.</translation>
    </message>
    <message>
        <source>Refused: above a limit.</source>
        <translation>Abgelehnt: über einem Limit.</translation>
    </message>
    <message>
        <source>Refused: %1 of %2 approvals are there.</source>
        <translation>Abgelehnt: %1 von %2 Freigaben liegen vor.</translation>
    </message>
    <message>
        <source>Waits until %1: quiet hours.</source>
        <translation>Wartet bis %1: Ruhezeit.</translation>
    </message>
    <message>
        <source>Waits until %1: the recipient is new.</source>
        <translation>Wartet bis %1: Der Empfänger ist neu.</translation>
    </message>
</context>
<context>
    <name>PolicyWords</name>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>Montag bis Freitag</translation>
    </message>
    <message>
        <source>At weekends</source>
        <translation>Am Wochenende</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Token %1 on %2, in base units</source>
        <translation>Token %1 auf %2, in Basiseinheiten</translation>
    </message>
    <message>
        <source>Each network’s own unit</source>
        <translation>Die eigene Einheit jedes Netzwerks</translation>
    </message>
    <message>
        <source>in one transaction</source>
        <translation>in einer Transaktion</translation>
    </message>
    <message>
        <source>within 24 hours</source>
        <translation>innerhalb von 24 Stunden</translation>
    </message>
    <message>
        <source>within 7 days</source>
        <translation>innerhalb von 7 Tagen</translation>
    </message>
    <message>
        <source>within 30 days</source>
        <translation>innerhalb von 30 Tagen</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Token approvals</source>
        <translation>Token-Freigaben</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Typed data</source>
        <translation>Typisierte Daten</translation>
    </message>
    <message>
        <source>Contract calls</source>
        <translation>Vertragsaufrufe</translation>
    </message>
    <message>
        <source>Making contracts</source>
        <translation>Anlegen von Verträgen</translation>
    </message>
    <message>
        <source>Devices that hold the share</source>
        <translation>Geräte mit dem Anteil</translation>
    </message>
    <message>
        <source>Teammates who approve</source>
        <translation>Zustimmende im Team</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 to %3 %4 UTC</source>
        <translation>%1 %2 bis %3 %4 UTC</translation>
    </message>
    <message>
        <source>%1, %2 to %3 UTC</source>
        <extracomment>%1: days (&quot;Every day&quot;), %2 and %3: times of the day</extracomment>
        <translation>%1, %2 bis %3 UTC</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PiecesPart</name>
    <message>
        <source>Pieces of its holders</source>
        <translation>Teilstücke der Personen</translation>
    </message>
    <message>
        <source>Each piece with the key of its holder. A holder who opened the piece with “age -d” brings what came out, and no key.</source>
        <translation>Jedes Teilstück mit dem Schlüssel seines Verwahrers. Wer sein Teilstück mit „age -d“ geöffnet hat, bringt das Ergebnis und keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Add a piece…</source>
        <translation>Teilstück hinzufügen …</translation>
    </message>
    <message>
        <source>Choose a piece</source>
        <translation>Teilstück wählen</translation>
    </message>
    <message>
        <source>Take away %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>No key: opened by its holder</source>
        <translation>Kein Schlüssel: von seinem Verwahrer geöffnet</translation>
    </message>
    <message>
        <source>Key…</source>
        <translation>Schlüssel …</translation>
    </message>
    <message>
        <source>Key of the holder of %1</source>
        <translation>Schlüssel des Verwahrers von %1</translation>
    </message>
    <message>
        <source>Passphrase of the key of %1</source>
        <translation>Passphrase des Schlüssels von %1</translation>
    </message>
    <message>
        <source>Passphrase of the key, if it has one</source>
        <translation>Passphrase des Schlüssels, falls er eine hat</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PlacePart</name>
    <message>
        <source>Choose a place…</source>
        <translation>Ort wählen …</translation>
    </message>
    <message>
        <source>No place chosen</source>
        <translation>Kein Ort gewählt</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PoliciesPart</name>
    <message>
        <source>What the policies say</source>
        <translation>Was die Richtlinien sagen</translation>
    </message>
    <message>
        <source>Being asked</source>
        <translation>Wird gefragt</translation>
    </message>
</context>
<context>
    <name>tercet::ui::ArrivalNotes</name>
    <message>
        <source>Open Tercet to look at it.</source>
        <translation>Öffnen Sie Tercet, um sie anzusehen.</translation>
    </message>
    <message>
        <source>Open Tercet to look at them.</source>
        <translation>Öffnen Sie Tercet, um sie anzusehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for your approval</source>
        <translation>
            <numerusform>%n Anfrage wartet auf Ihre Freigabe</numerusform>
            <numerusform>%n Anfragen warten auf Ihre Freigabe</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”, as it says itself: %2</source>
        <extracomment>%1 is a name that the requester chose itself, %2 for example &quot;Send 1.5 ETH&quot;</extracomment>
        <translation>„%1“, nach eigener Angabe: %2</translation>
    </message>
</context>
<context>
    <name>tercet::ui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>tercet::ui::NotificationsCard</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>By a notification of your desktop, while this vault is unlocked.</source>
        <translation>Als Benachrichtigung Ihrer Arbeitsumgebung, solange dieser Tresor entsperrt ist.</translation>
    </message>
    <message>
        <source>Show what it asks for</source>
        <translation>Zeigen, worum es geht</translation>
    </message>
    <message>
        <source>Amounts and names are then on your screen and in your desktop&apos;s list of notifications, where others may read them.</source>
        <translation>Beträge und Namen stehen dann auf Ihrem Bildschirm und in der Liste der Benachrichtigungen, wo andere sie lesen können.</translation>
    </message>
    <message>
        <source>Tell me when a request arrives or a backup is due for a test</source>
        <translation>Melden, wenn eine Anfrage eintrifft oder eine Sicherung getestet werden sollte</translation>
    </message>
</context>
<context>
    <name>tercet::ui::QueuePart</name>
    <message>
        <source>Has not been asked yet</source>
        <translation>Wurde noch nicht gefragt</translation>
    </message>
    <message>
        <source>Does not have this request</source>
        <translation>Hat diese Anfrage nicht</translation>
    </message>
    <message>
        <source>Has it, and it waits</source>
        <translation>Hat sie, sie wartet</translation>
    </message>
    <message>
        <source>Has it, approved by you</source>
        <translation>Hat sie, von Ihnen freigegeben</translation>
    </message>
    <message>
        <source>Has it as rejected</source>
        <translation>Hat sie als abgelehnt</translation>
    </message>
    <message>
        <source>Has it as expired</source>
        <translation>Hat sie als abgelaufen</translation>
    </message>
    <message>
        <source>Has given its share for it</source>
        <translation>Hat seinen Anteil dafür gegeben</translation>
    </message>
    <message>
        <source>A device of this vault approved, %1.</source>
        <translation>Ein Gerät dieses Tresors hat freigegeben, %1.</translation>
    </message>
    <message>
        <source>A device of this vault rejected, %1.</source>
        <translation>Ein Gerät dieses Tresors hat abgelehnt, %1.</translation>
    </message>
    <message>
        <source>“%1”, as it says itself, approved, %2.</source>
        <extracomment>%1 is a name that somebody chose himself, %2 for example &quot;5 minutes ago&quot;</extracomment>
        <translation>„%1“, nach eigener Angabe, hat freigegeben, %2.</translation>
    </message>
    <message>
        <source>“%1”, as it says itself, rejected, %2.</source>
        <translation>„%1“, nach eigener Angabe, hat abgelehnt, %2.</translation>
    </message>
    <message>
        <source>Not both co-signers count that.</source>
        <translation>Nicht beide Mitunterzeichner zählen das.</translation>
    </message>
    <message>
        <source>The request in the queue</source>
        <translation>Die Anfrage in der Warteschlange</translation>
    </message>
    <message>
        <source>Their key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Who decided so far</source>
        <translation>Wer bisher entschieden hat</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>Noch niemand.</translation>
    </message>
    <message>
        <source>In their words: “%1”</source>
        <translation>In deren Worten: „%1“</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PolicyCard</name>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>This device and both co-signers check every request against it, each for itself.</source>
        <translation>Dieses Gerät und beide Mitunterzeichner prüfen jede Anfrage daran, jeder für sich.</translation>
    </message>
    <message>
        <source>Read and change the policy</source>
        <translation>Richtlinie lesen und ändern</translation>
    </message>
    <message>
        <source>It sets no limits.</source>
        <translation>Sie setzt keine Grenzen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>A change that allows more waits until %1.</source>
        <translation>Eine Änderung, die mehr erlaubt, wartet bis %1.</translation>
    </message>
</context>
<context>
    <name>tercet::ui::PolicyPage</name>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>What may be signed. This device and both co-signers check every request against it, each for itself.</source>
        <translation>Was signiert werden darf. Dieses Gerät und beide Mitunterzeichner prüfen jede Anfrage daran, jeder für sich.</translation>
    </message>
    <message>
        <source>What this change does</source>
        <translation>Was diese Änderung bewirkt</translation>
    </message>
    <message>
        <source>It allows less, so it holds at once at all three parties.</source>
        <translation>Sie erlaubt weniger und gilt deshalb sofort bei allen drei Beteiligten.</translation>
    </message>
    <message>
        <source>It allows more. The policy in force knows no delay for that, so it holds at once at all three parties.</source>
        <translation>Sie erlaubt mehr. Die geltende Richtlinie kennt dafür keine Wartezeit, deshalb gilt sie sofort bei allen drei Beteiligten.</translation>
    </message>
    <message>
        <source>It allows more, so it waits until %1 and can be cancelled until then. Only then anything of it holds, also what allows less.</source>
        <translation>Sie erlaubt mehr, deshalb wartet sie bis %1 und kann bis dahin abgebrochen werden. Erst dann gilt etwas davon, auch das, was weniger erlaubt.</translation>
    </message>
    <message>
        <source>Being brought to all three parties…</source>
        <translation>Wird zu allen drei Beteiligten gebracht …</translation>
    </message>
    <message>
        <source>An amount cannot be read. Look at the marked field.</source>
        <translation>Ein Betrag ist nicht lesbar. Sehen Sie beim markierten Feld nach.</translation>
    </message>
    <message>
        <source>This allows less.</source>
        <translation>Das erlaubt weniger.</translation>
    </message>
    <message>
        <source>This allows more.</source>
        <translation>Das erlaubt mehr.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Change at all three</source>
        <translation>Bei allen dreien ändern</translation>
    </message>
    <message>
        <source>Look at the change</source>
        <translation>Änderung ansehen</translation>
    </message>
    <message>
        <source>It takes the place of the change that waits.</source>
        <translation>Sie tritt an die Stelle der Änderung, die wartet.</translation>
    </message>
    <message>
        <source>It allows more, so it waits until %1</source>
        <translation>Sie erlaubt mehr, deshalb wartet sie bis %1</translation>
    </message>
    <message>
        <source>Until then the policy stays as it is, and you can cancel the change below.</source>
        <translation>Bis dahin bleibt die Richtlinie, wie sie ist, und Sie können die Änderung unten abbrechen.</translation>
    </message>
    <message>
        <source>All three parties have the new policy</source>
        <translation>Alle drei Beteiligten haben die neue Richtlinie</translation>
    </message>
</context>
<context>
    <name>tercet::ui::CollectPart</name>
    <message>
        <source>The others are not here</source>
        <translation>Die anderen sind nicht hier</translation>
    </message>
    <message>
        <source>Each holder can open their own share on their own computer and seal it to a fresh key of yours, so that nobody gives away a key. Make that key, tell the others its recipient, and add the parts that come back.</source>
        <translation>Jeder kann den eigenen Anteil auf dem eigenen Computer öffnen und für einen frischen Schlüssel von Ihnen versiegeln, sodass niemand einen Schlüssel aus der Hand gibt. Erzeugen Sie diesen Schlüssel, nennen Sie den anderen seinen Empfänger, und fügen Sie die Teile hinzu, die zurückkommen.</translation>
    </message>
    <message>
        <source>Make a key to collect with…</source>
        <translation>Schlüssel zum Einsammeln erzeugen …</translation>
    </message>
    <message>
        <source>Write the key</source>
        <translation>Den Schlüssel schreiben</translation>
    </message>
    <message>
        <source>The key is made. Destroy it when the money has been moved.</source>
        <translation>Der Schlüssel ist erzeugt. Vernichten Sie ihn, wenn das Geld umgezogen ist.</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipient of the key</source>
        <translation>Empfänger des Schlüssels</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
</context>
<context>
    <name>tercet::ui::HandOverPart</name>
    <message>
        <source>Seal my share…</source>
        <translation>Meinen Anteil versiegeln …</translation>
    </message>
    <message>
        <source>Open my share for somebody else</source>
        <translation>Meinen Anteil für jemand anderen öffnen</translation>
    </message>
    <message>
        <source>Somebody else collects the shares. Your share is opened with your key, checked, and sealed to theirs, so that nobody on the way can read it. Compare the fingerprint of their key on the telephone first: whoever has that key gets your share.</source>
        <translation>Jemand anderes sammelt die Anteile ein. Ihr Anteil wird mit Ihrem Schlüssel geöffnet, geprüft und für den anderen Schlüssel versiegelt, sodass ihn unterwegs niemand lesen kann. Vergleichen Sie vorher am Telefon den Fingerabdruck des anderen Schlüssels: Wer diesen Schlüssel hat, bekommt Ihren Anteil.</translation>
    </message>
    <message>
        <source>Their recipient</source>
        <translation>Dessen Empfänger</translation>
    </message>
    <message>
        <source>Write the sealed part</source>
        <translation>Den versiegelten Teil schreiben</translation>
    </message>
    <message>
        <source>Share %1 is sealed.</source>
        <translation>Anteil %1 ist versiegelt.</translation>
    </message>
    <message>
        <source>Piece %1 is sealed.</source>
        <translation>Teilstück %1 ist versiegelt.</translation>
    </message>
    <message>
        <source>Only the key with the fingerprint %1 opens it.</source>
        <translation>Nur der Schlüssel mit dem Fingerabdruck %1 öffnet ihn.</translation>
    </message>
    <message>
        <source>These keys open more than one share or piece.</source>
        <translation>Diese Schlüssel öffnen mehr als einen Anteil oder ein Teilstück.</translation>
    </message>
    <message>
        <source>Choose your own key alone. Who can open all of it needs nobody to collect.</source>
        <translation>Wählen Sie nur Ihren eigenen Schlüssel. Wer alles öffnen kann, braucht niemanden, der einsammelt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a file, %2: what is wrong with it</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
</TS>
