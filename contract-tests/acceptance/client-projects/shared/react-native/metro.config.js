const { join } = require("node:path");
const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

const projectRoot = join(__dirname, "..");

/** Metro as React Native has it, but for what is native in an app: the network. */
module.exports = mergeConfig(getDefaultConfig(projectRoot), {
  reporter: { update() {} },
  resolver: {
    sourceExts: ["js", "jsx", "json", "ts", "tsx", "cjs", "mjs"],
    useWatchman: false,
    resolveRequest(context, name, platform) {
      return /\/RCTNetworking$/.test(name)
        ? { type: "sourceFile", filePath: join(__dirname, "networking.js") }
        : context.resolveRequest(context, name, platform);
    },
  },
});
