// Runs two other DKLs23 implementations, 3-of-3, all parties in this process:
//   node peers.mjs FOLDER RUNS      FOLDER has their node_modules
// Prints one line a measurement: name, keygen wall and CPU, signature wall and CPU; milliseconds a
// party, medians. CPU is process.cpuUsage(), so threads of the runtime count too.
import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomBytes } from 'node:crypto';

const folder = resolve(process.argv[2]);
const runs = Number(process.argv[3]);
const kParties = [0, 1, 2];

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

function measured(work) {
    const wall = [], cpu = [];
    let last;
    for (let run = -2; run < runs; ++run) { // two to warm up
        const from = process.cpuUsage(), begun = process.hrtime.bigint();
        last = work();
        const took = Number(process.hrtime.bigint() - begun) / 1e6;
        const used = process.cpuUsage(from);
        if (run < 0) continue;
        wall.push(took / 3);
        cpu.push((used.user + used.system) / 1e3 / 3);
    }
    return { result: last, wall: median(wall), cpu: median(cpu) };
}

function silence() {
    const library = createRequire(join(folder, 'x.js'))('@silencelaboratories/dkls-wasm-ll-node');
    const toAll = (messages, i) => messages.filter(m => m.from_id !== i).map(m => m.clone());
    const toOne = (messages, i) => messages.filter(m => m.to_id === i).map(m => m.clone());
    const round = (sessions, pick, messages, ...more) =>
        sessions.flatMap((s, i) => s.handleMessages(pick(messages, i), ...more));
    const keygen = () => {
        const sessions = kParties.map(i => new library.KeygenSession(3, 3, i));
        const second = round(sessions, toAll, sessions.map(s => s.createFirstMessage()));
        const commitments = sessions.map(s => s.calculateChainCodeCommitment());
        const fourth = round(sessions, toOne, round(sessions, toOne, second), commitments);
        round(sessions, toAll, fourth);
        return sessions.map(s => s.keyshare().toBytes());
    };
    const sign = shares => () => {
        const sessions
            = shares.map(s => new library.SignSession(library.Keyshare.fromBytes(s), 'm'));
        const second = round(sessions, toAll, sessions.map(s => s.createFirstMessage()));
        round(sessions, toOne, round(sessions, toOne, second));
        const digest = randomBytes(32);
        const last = sessions.map(s => s.lastMessage(digest));
        const [[r, s]] = sessions.map((session, i) => session.combine(toAll(last, i)));
        if (r.length !== 32 || s.length !== 32) throw new Error('no signature');
    };
    return { keygen, sign };
}

async function carbon() {
    const from = join(folder, 'node_modules/@0xcarbon/dkls23-wasm');
    // An ES module by content, not by name.
    copyFileSync(join(from, 'dkls23_wasm.js'), join(folder, 'dkls23_wasm.mjs'));
    const library = await import(pathToFileURL(join(folder, 'dkls23_wasm.mjs')).href);
    const said = console.info;
    console.info = () => {};
    library.initSync(readFileSync(join(from, 'dkls23_wasm_bg.wasm')));
    console.info = said;
    const parameters = { threshold: 3, share_count: 3 };
    const of = result => result.Ok ?? result;
    const to = (all, i) => all.flat().filter(m => m.parties.receiver === i + 1);
    const byParty = values => new Map(values.map((v, i) => [i + 1, v]));
    const keygen = () => {
        const session_id = [...randomBytes(32)];
        const data = kParties.map(i => ({ parameters, party_index: i + 1, session_id }));
        const one = data.map(d => of(library.phase1_wasm_binding(d)));
        const two = data.map((d, i) => of(library.phase2_wasm_binding(d, one.map(x => x[i]))));
        const three = data.map((d, i) => of(library.phase3_wasm_binding(d, two[i][2], two[i][4])));
        const all = (step, k) => step.map(x => x[k]);
        return data.map((d, i) => of(library.phase4_wasm_binding(d, two[i][0], all(two, 1),
            three[i][0], to(all(two, 3), i), to(all(three, 1), i), three[i][2],
            to(all(three, 3), i), byParty(all(two, 5)), byParty(all(three, 4)))));
    };
    const sign = parties => () => {
        const sign_id = [...randomBytes(32)], message_hash = [...randomBytes(32)];
        const data = kParties.map(i => ({ sign_id, message_hash,
            counterparties: [1, 2, 3].filter(k => k !== i + 1) }));
        const one = parties.map((p, i) => of(library.sign_phase1(p, data[i])));
        const next = (f, before) => parties.map((p, i) =>
            of(f(p, data[i], before[i][0], before[i][1], to(before.map(x => x[2]), i))));
        const two = next(library.sign_phase2, one);
        const three = next(library.sign_phase3, two);
        const shares = three.map(x => x[1]);
        const signatures = parties.map(
            (p, i) => of(library.sign_phase4(p, data[i], three[i][0], shares, true)));
        if (!signatures.every(s => s)) throw new Error('no signature');
    };
    return { keygen, sign };
}

for (const [name, library] of [['silence', silence()], ['0xcarbon', await carbon()]]) {
    const keygen = measured(library.keygen);
    const signature = measured(library.sign(keygen.result));
    const figures = [keygen.wall, keygen.cpu, signature.wall, signature.cpu];
    console.log(name, ...figures.map(x => x.toFixed(3)));
}
