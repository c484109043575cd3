// All in one file, so that it is Vite that resolves the package, and not Node.js.
export default { ssr: { noExternal: true } };
