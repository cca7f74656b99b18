// Prints the creation bytecode of Token.sol as 0x hex: node compile.mjs
import { readFileSync } from 'node:fs';
import solc from 'solc';

const source = readFileSync(new URL('./Token.sol', import.meta.url), 'utf8');
const output = JSON.parse(solc.compile(JSON.stringify({
  language: 'Solidity',
  sources: { 'Token.sol': { content: source } },
  settings: { evmVersion: 'paris', outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
})));
if (output.errors?.some((e) => e.severity === 'error')) {
  console.error(output.errors);
  process.exit(1);
}
console.log('0x' + output.contracts['Token.sol'].Token.evm.bytecode.object);
