// An independent judge of signatures, by ethers. Reads a JSON array on standard input:
//   {"type":"tx","raw","from","hash"} | {"type":"message","text"|"hex","signature","address","digest"}
//   | {"type":"typed","data":{…},"signature","address","digest"}
// Prints "OK n" and exits with 0, or the first mismatch and 1.
import { hashMessage, recoverAddress, getBytes, Transaction, TypedDataEncoder, Signature } from 'ethers';

const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const chunks = [];
for await (const c of process.stdin) chunks.push(c);
const cases = JSON.parse(Buffer.concat(chunks).toString());

function need(ok, what) {
  if (!ok) throw new Error(what);
}

function one(c) {
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
    one(c);
  } catch (e) {
    console.log(`FAIL case ${i} (${c.type}): ${e.message}`);
    process.exit(1);
  }
}
console.log(`OK ${cases.length}`);
