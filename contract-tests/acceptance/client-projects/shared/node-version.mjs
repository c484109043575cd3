// Ends as a project that lacks something unless this is the version of Node.js that was asked for.
const [, , version] = process.argv;
if (process.versions.node !== version) {
  console.log(`npm has no Node.js ${version} for ${process.platform} on ${process.arch}`);
  process.exitCode = 77;
}
