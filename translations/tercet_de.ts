<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutCard</name>
    <message>
        <source>About Tercet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressView</name>
    <message>
        <source>Recipient address 0x %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Appearance and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing moves except the bar of the button that you hold.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CeremonySteps</name>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckItem</name>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danger</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionPill</name>
    <message>
        <source>Offline — approvals wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both co-signers online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>expanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Your vault is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was made, its three shares are stored, and all three parties agree on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Ethereum address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked with all three parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both co-signers derived the same key from their shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your share is sealed with your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your share is protected by the keychain alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a practice vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All three shares are on this computer. Send only test money to this address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultsCard</name>
    <message>
        <source>Practice: make the co-signers fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what Tercet does when something goes wrong. Nothing here can make it sign twice or lose your share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets each message twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends wrong messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: extra delay of each answer in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra delay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Set up a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldButton</name>
    <message>
        <source>Hold for one and a half seconds to approve. Activating it once asks you to type a confirmation instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeychainCard</name>
    <message>
        <source>Keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault&apos;s share is in your system&apos;s keychain (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault&apos;s share is in a sealed file in the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault&apos;s share is in memory only and is gone when Tercet ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check writes a test item, reads it back and removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the keychain now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeychainChoice</name>
    <message>
        <source>Your share is stored in your system&apos;s keychain, sealed with this passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain only, without a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault then opens without a question. On Windows and most Linux desktops every program that you start can read the keychain, and so your share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to protect it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain service here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start your desktop&apos;s keychain (GNOME Keyring or KWallet) and open Tercet again, or keep your share in a file. Whoever gets the file can try passphrases as often as they like, so choose a strong one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my share in a file, sealed with the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Locking in %n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Press a key or click to stay unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MakeKeyStep</name>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The three parties make the key together, each its own share. No one ever holds the whole key, not even now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vault was made and there is nothing to clean up. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each party fixes its random part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public parts are opened and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your share goes into the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All three have the same result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModeStep</name>
    <message>
        <source>Practice on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both co-signers are emulated here. Everything works as with real ones, the key generation and the signatures too, but the three shares are not in three places: use no real money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to co-signers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your shares live at Google Cloud and Microsoft Azure, each inside a protected enclave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you want to start?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can make more vaults of either kind later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting comes with a later version of Tercet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then you can get to know everything in practice mode.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node tells balances, fees and nonces and sends what you signed. It learns your addresses; it never sees a key. Without one you type these values yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain id of another network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of its node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No node set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the node of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseRow</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeStrip</name>
    <message>
        <source>Practice mode: both co-signers run on this computer. Use no real money.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProtectStep</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect this device&apos;s share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase opens the vault on this device. Nobody can reset it: if you forget it, this share is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QToolButton</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code of the address below</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecurityCard</name>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a key or a click. You are warned 20 seconds before; Ctrl+L locks at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to approve for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request with a high risk asks you to type a part of the address instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit for one transaction, in the network&apos;s own unit (ETH)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked here and by both co-signers. Leave it empty for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow blind signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets you approve requests that cannot be shown in full, after typing a confirmation. Such a request can take everything that the account holds. Leave it off unless you know why you need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring to both co-signers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both co-signers have the new policy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareNode</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareTriangle</name>
    <message>
        <source>Key shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of 3 shares reachable</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1/3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shares</name>
    <message>
        <source>This device</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsCard</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-of-3 vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to another vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New vault…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>Four or more unrelated words are easy to remember and hard to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy to guess: a day on one computer is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair: it stops a thief, not a determined attacker with many computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good: guessing it would take many computers for years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong: nobody can guess it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault opens with your system&apos;s keychain alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain works: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test item was written, read back and removed. Try to unlock again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>One key in three parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tercet protects your money with a key that never exists in one place. It is made in three shares: one on this device and one at each of two independent co-signers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All three are needed for every payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each co-signer reads the payment itself and checks it against your rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two are not enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thief who takes this device, or breaks into one co-signer, can sign nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is signed without you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see what will be signed, and hold a button to approve it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
