// What was measured, as the page of docs/measured.
const sorted = (numbers) => [...numbers].sort((one, other) => one - other);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const inSeconds = (number) => (number === undefined || number === -Infinity ? "–" : number.toFixed(1));
const most = (numbers) => (numbers.length > 0 ? Math.max(...numbers) : undefined);

function row({ title, rounds, found, acknowledged }) {
  const broken = (...invariants) => found.filter((line) => invariants.some((invariant) => line.startsWith(invariant))).length;
  const seconds = rounds.map((round) => round.seconds), banners = rounds.flatMap(({ banner }) => (banner === undefined ? [] : [banner / 1000]));
  const sum = (name) => rounds.reduce((total, round) => total + round[name], 0);
  return [
    title, rounds.length, acknowledged, broken("I1", "I4", "I5"), broken("I2"), found.filter((line) => line.startsWith("a fork")).length, inSeconds(median(seconds)), inSeconds(most(seconds)),
    banners.length > 0 ? `${inSeconds(most(banners))} (${banners.length} of ${rounds.length})` : "not needed", sum("served"), sum("refused"), inSeconds(most(rounds.map(({ longest }) => longest / 1000))),
    found.length === 0 ? "passed" : "FAILED",
  ];
}

const COLUMNS = ["fault", "rounds", "acknowledged", "lost", "twice", "forks", "writing again s, median", "most", "banner after s, most", "pages read meanwhile", "not shown", "slowest s", "outcome"];
const line = (cells) => `| ${cells.join(" | ")} |`;

export const report = ({ rows, controls }, { date, commit, seed, settings, minutes, machine }) => `# High availability, and what broke it

${date}, commit ${commit}, seed ${seed}, by \`script/bench ha\` in ${Math.round(minutes)} minutes. Machine: ${machine}.

Two PostgreSQL 15 nodes under Patroni 3 with etcd, two Firsthand programs of the release build behind HAProxy, each in a network namespace of
its own with a card on one bridge: to each other they are separate machines. The network is cut without a word: what is sent to the
other's card goes nowhere, one way or both. A machine dies by \`kill -9\` of everything in it. Four workers record telephone calls and open
pages all the while; a reader looks at pages that open no record four times a second. After each round both nodes are back, and the checker
of \`script/bench faults\` looks for every acknowledged entry with its words, sends again twice what got no answer, holds each page that was
shown against the ledger and verifies that; both nodes must hold the same ledger head on one timeline.

Patroni's settings: ${Object.entries(settings).map(([name, value]) => `\`${name}: ${value}\``).join(", ")}. In the rows called strict,
\`synchronous_mode_strict\` is on: the standby stays away for 10 s, nothing may be saved meanwhile, and the seconds count from when it
was started again.

${[line(COLUMNS), line(COLUMNS.map((_, i) => (i === 0 || i === COLUMNS.length - 1 ? "---" : "--:"))), ...rows.map((each) => line(row(each)))].join("\n")}

The limits are 30 s until writing again and 5 s until the banner (“not needed”: writing went on before there was one). \`not shown\` counts pages that
open no record and were not answered with 200, \`slowest\` is the longest that one took.

Controls, which must fail:

${controls.map(({ title, outcome, told, acknowledged }) => `- ${title}: ${outcome}${told ? `, of ${acknowledged} acknowledged ${told} lines tell of what is lost` : ""}`).join("\n")}
`;
