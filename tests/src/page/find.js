// arguments: role, part of the accessible name. Returns the first visible match, exact names first.
// The names are axe's own computation, so what is found here is what a screen reader would say.
const [role, wanted] = arguments;
const axe = window.axe;
const fold = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();
// A native input may lie unseen over the shape drawn for it; it is still what is clicked and spoken.
const isSeen = (node) =>
  node.checkVisibility({ opacityProperty: node.tagName !== 'INPUT', visibilityProperty: true }) && !node.closest('[inert]');

axe.setup(document.documentElement);
try {
  const named = [...document.body.querySelectorAll('*')]
    .filter((node) => axe.commons.aria.getRole(node) === role && isSeen(node))
    .map((node) => ({ node, name: fold(axe.commons.text.accessibleText(node)) }));
  const name = fold(wanted);
  const match = named.find((one) => one.name === name) ?? named.find((one) => one.name.includes(name));
  return match ? match.node : null;
} finally {
  axe.teardown();
}
