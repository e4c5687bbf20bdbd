// arguments: done. Answers { passes, violations: ["rule: help · selector · selector"] }.
const done = arguments[arguments.length - 1];
window.axe
  .run(document, { resultTypes: ['violations', 'passes'] })
  .then(({ passes, violations }) =>
    done({
      passes: passes.length,
      violations: violations.map(
        ({ id, help, nodes }) => `${id}: ${help} · ${nodes.map((node) => node.target.join(' ')).join(' · ')}`,
      ),
    }),
  )
  .catch((why) => done({ passes: 0, violations: [String(why)] }));
