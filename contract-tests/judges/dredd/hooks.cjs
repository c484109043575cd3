// The file that Dredd loads as its hooks. Dredd can only be given a file's name, so the hooks
// themselves, which know the run, come along in its configuration.
const hooks = require("hooks");

hooks.configuration.custom.register(hooks);

// Node keeps a module for as long as the one that has loaded it, and with this one all of its run.
const { children } = module.parent;
children.splice(children.indexOf(module), 1);
