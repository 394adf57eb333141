// Resources that need no provider's package: what the SDK and the engine do with them is what the cases are about.
const pulumi = require('@pulumi/pulumi');

/** A resource of a provider. `computed` is an output that only an apply knows. */
class Thing extends pulumi.CustomResource {
  constructor(name, props = {}, opts = {}) {
    super('test:index:Thing', name, { computed: undefined, ...props }, opts);
  }

  static get(name, id, opts = {}) {
    return new Thing(name, {}, { ...opts, id });
  }
}

/** A component, empty by itself. */
class Group extends pulumi.ComponentResource {
  constructor(name, opts = {}, outputs = {}) {
    super('test:index:Group', name, {}, opts);
    this.registerOutputs(outputs);
  }
}

/** The provider of Thing. */
class Provider extends pulumi.ProviderResource {
  constructor(name, props = {}, opts = {}) {
    super('test', name, props, opts);
  }
}

module.exports = { Group, Provider, Thing };
