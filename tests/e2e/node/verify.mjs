// An independent judge of signatures: ethers for Ethereum, bip322-js for Bitcoin, Solana's own SDK and OpenSSL for Solana. Reads a JSON array on standard input:
//   {"type":"tx","raw","from","hash"} | {"type":"message","text"|"hex","signature","address","digest"}
//   | {"type":"typed","data":{…},"signature","address","digest"}
//   | {"type":"bip322","text","signature","address"} | {"type":"solana","text","signature","address","signed_bytes"}
// Prints "OK n" and exits with 0, or the first mismatch and 1.
import { createPublicKey, verify } from 'node:crypto';
import { getAddressEncoder, address as solanaAddress } from '@solana/addresses';
import { getOffchainMessageV0Decoder, verifyOffchainMessageEnvelope } from '@solana/offchain-messages';
import bip322 from 'bip322-js';
import { hashMessage, recoverAddress, getBytes, Transaction, TypedDataEncoder, Signature } from 'ethers';

const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const chunks = [];
for await (const c of process.stdin) chunks.push(c);
const cases = JSON.parse(Buffer.concat(chunks).toString());

function need(ok, what) {
  if (!ok) throw new Error(what);
}

async function solana(c) {
  const bytes = Buffer.from(c.signed_bytes, 'hex'), signature = Buffer.from(c.signature, 'hex');
  const message = getOffchainMessageV0Decoder().decode(bytes);
  need(message.version === 0 && message.content.text === c.text, `text ${message.content.text}`);
  need(message.requiredSignatories.length === 1 && message.requiredSignatories[0].address === c.address, 'another signer');
  await verifyOffchainMessageEnvelope({ content: bytes, signatures: { [c.address]: signature } }); // throws
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(getAddressEncoder().encode(solanaAddress(c.address)))]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  need(verify(null, bytes, key, signature), 'OpenSSL refuses the signature');
  bytes[bytes.length - 1] ^= 1;
  need(!verify(null, bytes, key, signature), 'another text verifies too');
}

async function one(c) {
  if (c.type === 'solana') return solana(c);
  if (c.type === 'bip322') {
    need(bip322.Verifier.verifySignature(c.address, c.text, c.signature), 'does not verify');
    need(!bip322.Verifier.verifySignature(c.address, `${c.text}.`, c.signature), 'another text verifies too');
    return;
  }
  if (c.type === 'tx') {
    const tx = Transaction.from(c.raw);
    need(tx.from === c.from, `from ${tx.from}`);
    need(tx.hash === c.hash, `hash ${tx.hash}`);
    need(tx.serialized === c.raw, 'another encoding');
    need(BigInt(tx.signature.s) <= N / 2n, 'high s');
    return;
  }
  let digest;
  if (c.type === 'message') digest = hashMessage('hex' in c ? getBytes(c.hex) : c.text);
  else if (c.type === 'typed') {
    const { EIP712Domain, ...types } = c.data.types;
    digest = TypedDataEncoder.hash(c.data.domain, types, c.data.message);
  } else throw new Error(`type ${c.type}`);
  need(digest === c.digest, `digest ${digest}`);
  need(c.signature.length === 132 && ['1b', '1c'].includes(c.signature.slice(130)), 'not r‖s‖v with v 27 or 28');
  need(recoverAddress(digest, c.signature) === c.address, 'another signer');
  need(BigInt(Signature.from(c.signature).s) <= N / 2n, 'high s');
}

for (const [i, c] of cases.entries()) {
  try {
    await one(c);
  } catch (e) {
    console.log(`FAIL case ${i} (${c.type}): ${e.message}`);
    process.exit(1);
  }
}
console.log(`OK ${cases.length}`);
