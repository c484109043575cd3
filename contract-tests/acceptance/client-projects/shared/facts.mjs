// What the app is told of the sandboxes; not all of this machine's variables have to reach it.
export const facts = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(VPNSCRIPT|WAVEROS)_/.test(name)),
);
