#include "app/cli/Help.h"

namespace tercet::cli {

const std::string_view kVersion = TERCET_VERSION;

const std::string_view kHelp =
    R"(tercet-cli [--data DIR] [--vault ID] [--keychain system|file|memory] [--passphrase-fd N] [--json] COMMAND

  vault create --name NAME            make a practice vault: distributed key generation with both practice co-signers
  vault create --name NAME --cosigner URL --pin PIN --pairing CODE --cosigner URL --pin PIN --pairing CODE
                                      make a vault with two co-signers over HTTPS, share 2 first; PIN is the SHA-256 of the
                                      TLS key, which their operators tell; an unattested co-signer is accepted by its pin,
                                      unless --profile snp|sgx|unattested|simulated after it says what it must be
  vault list
  vault show
  vault refresh [--backup-out FILE (--backup-passphrase-fd N | --recipient R ...)]
                                      new key shares for all three parties, the same keys and addresses; with a backup of
                                      the new share, made before anybody uses it, into a new file
  cosigner status                     how both co-signers are, and what is known of what they run in
  vault freeze --for DURATION         tell both co-signers to refuse everything for 30m, 24h, 7d …; nothing can shorten it
  policy show                         the policy in force here, as JSON
  policy set FILE|-                   bring another to all three: tightening holds at once, loosening waits
  policy pending                      what waits, and until when at each
  policy cancel ID
  export recipients set R1 R2 R3      who may get shares 1, 2 and 3 in an export: age1… or ssh-ed25519 keys; the first hold
                                      at once, others wait. Each gets a challenge, an age file to decrypt
  export recipients confirm --share N --answer TEXT
                                      what was in the challenge
  export run --out DIR                all three shares, each encrypted to its recipient, with proofs, into a new folder
  export verify DIR                   check such a folder without opening anything
  trust set --name N [--threshold K] --recipient R … --conditions FILE
                                      designate a trust: each of up to four keys opens all three shares; with K any K of
                                      up to sixteen officers do it together, each with a piece
  trust confirm --officer N --answer TEXT
                                      what was in officer N's challenge, or the check_in of their piece
  trust package --out DIR             the package for it
  trust check DIR [--identity F]      what the trust does with it: hashes, signatures, proofs; opens nothing but, with F,
                                      that officer's piece, and tells its check_in
  recover verify DIR --identity F …   offline, no vault needed: the addresses that the shares make, and no key
  recover reveal DIR --identity F … --out FILE
                                      the private keys, into a new file of mode 0600
  recover sweep  DIR --identity F … --tx FILE
                                      sign one unsigned transaction with them
  recover identity --out FILE         three people, one after another: a fresh key of who collects; it prints the recipient
  recover open DIR --identity F --for RECIPIENT --out PART [--share N]
                                      what each holder does: their own share, for nobody but that recipient. The other
                                      three commands then take --part PART …, with --identity the fresh key
  account xpub [--account N]          the account's extended public key, m/44/60/N
  address CHAIN [--account N] [--index I]
  tx decode --chain ethereum FILE|-   say what an unsigned transaction does; signs nothing
  tx sign   --chain ethereum [--account N] [--index I] FILE|-
  message sign --chain ethereum [--account N] [--index I] (--text T | --hex H | --typed-data FILE|-)
  message sign CHAIN [--account N] [--index I] --text T
  request create --cosigner URL --pin PIN --cosigner URL --pin PIN --vault ID --key FILE --chain ethereum
                 [--account N] [--index I] [--note T] [--idempotency-key K] [--expires UNIX] FILE|-
                                      ask for a signature: both co-signers keep the request for a day. No share and no
                                      passphrase; the key is PEM, as openssl genpkey -algorithm ed25519 writes it, and
                                      enrolled at both co-signers as a requester's. With K (32 hex digits) and UNIX
                                      (a time in seconds) repeated, it is the same request again
  request decide --cosigner URL --pin PIN --cosigner URL --pin PIN --vault ID --key FILE REQUEST approve|reject|show
                 [--reason T]         an approver's word on a request, with a key as above, enrolled at both as an
                                      approver's; a rejection is for good. No share and no passphrase
  request list                        also what waits at the co-signers: who asks, and where it stands at each
  request show ID
  request approve ID                  sign it
  request reject ID [--reason T]      for good; both co-signers and the requester are told the reason
  backup export --out FILE (--backup-passphrase-fd N | --recipient R ...)
                                      share 1 as an age file, read back and opened before it counts; R is age1... or
                                      ssh-ed25519 ...
  backup inspect FILE OPEN            whose backup it is; public data only, no data folder
  backup paper FILE --out FILE        the numbered parts of a backup on paper, as text: one QR code each. Encrypted as the
                                      file is; no vault and no passphrase. inspect, drill and import take them as FILE ...
                                      in any order, in one file or several
  backup split --out DIR --threshold K --recipient R ...
                                      a backup that K of the holders open together, and one piece for each
  backup combine PIECE ... OPEN ... --out FILE
                                      the identity that opens the backup
  backup check-in --code CODE         a holder's piece opens: the code that stands in it
  backup drill FILE OPEN              opens the backup and proves the share in it to both co-signers; nothing is signed
  backup import FILE OPEN [--cosigner URL --pin PIN --pairing CODE --cosigner URL --pin PIN --pairing CODE]
                                      restores the vault on this machine, share 2 first; every older copy of the share is
                                      dead then. Waits for the co-signers' delay: run it again when the time has come
  backup list                         what was made, when it was tested, and whether it is of this epoch
  bench [--seconds N]                 measure the protocol with keys of its own

Global options stand before or after COMMAND.
  --data DIR          everything of the wallet is in this folder; without it, in the platform's
  --vault ID          which vault; may be left out where there is one
  --keychain KIND     where a new vault's share is kept; memory is for tests within one process
  --passphrase-fd N   read the passphrase from this file descriptor; without it, it is asked for on the terminal
  --json              one JSON object on standard output and nothing else there

OPEN is --identity FILE (of age-keygen, or an OpenSSH Ed25519 key, with --identity-passphrase-fd N where it has a
passphrase) or --backup-passphrase-fd N.
CHAIN is --chain ethereum, --chain solana, or --chain bitcoin --type p2tr|p2wpkh. Messages are signed as Ethereum's EIP-191
and EIP-712, Solana's off-chain messages, and Bitcoin's BIP-322 (simple).
FILE is a transaction as JSON, with the fields of eth_sendTransaction, type and chainId, or as 0x hex of the unsigned bytes.
On the command line the command is the approval: what policy forbids or what cannot be shown in full is refused, every other
risk is reported on standard error. Exit codes: 0 done, 1 refused or failed, 2 usage.
)";

} // namespace tercet::cli
