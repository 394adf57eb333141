const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

class Count extends pulumi.dynamic.Resource {
  constructor(name, props, opts) {
    super({ create: async (inputs) => ({ id: 'x', outs: { doubled: inputs.size * 2 } }) }, name, { doubled: undefined, ...props }, opts);
  }
}
const count = new Count('count', { size: 3 });
new Thing('dependent', { doubled: count.doubled, size: count.size });
