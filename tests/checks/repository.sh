#!/usr/bin/env bash
# Rules that a search can prove.
cd "$(dirname "$0")/../.." || exit 2
status=0
refuse() { # refuse MESSAGE PATTERN PATHSPEC…: no tracked line may match
    local message=$1 pattern=$2
    shift 2
    if git grep -nE "$pattern" -- "$@"; then echo "-> $message"; status=1; fi
}
refuse "a QString, QByteArray or JSON where secrets live" 'QString|QByteArray|QVariant' core/crypto core/mpc core/base
refuse "static dialogs block and cannot be tested: use ui/Prompts" 'QMessageBox::|QFileDialog::get|QInputDialog' ui app ':!ui/Prompts*'
refuse "TLS errors are never ignored" 'ignoreSslErrors' core ui app
refuse "the keychain never falls back to plain text" 'setInsecureFallback\((true|1)' core ui app
refuse "rich text from outside: labels are plain" 'Qt::RichText|Qt::AutoText' ui
refuse "variable-time multiplication is for public scalars, inside core/crypto only" 'ec_pubkey_tweak_(mul|add)' core/mpc core/cosigner core/wallet
refuse "a path of one machine" '/work/|/home/[a-z]' . ':!tests/checks/repository.sh'
refuse "an unfinished translation" 'type="unfinished"' translations
refuse "Paillier or RSA in the protocol" 'Paillier|RSA_|BN_mod' core/mpc core/crypto
exit $status
