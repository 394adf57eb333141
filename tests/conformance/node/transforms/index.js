const pulumi = require('@pulumi/pulumi');
const { Group, Provider, Thing } = require('../resources');

const step = (label) => (args) => ({
  props: args.custom && args.type === 'test:index:Thing' ? { ...args.props, steps: `${args.props.steps ?? ''}${label};` } : args.props,
  opts: args.opts,
});
pulumi.runtime.registerResourceTransform(step('stack'));

const group = new Group('group', { transforms: [step('group')] });
const inner = new Group('inner', { parent: group, transforms: [step('inner')] });
const thing = new Thing('thing', {}, { parent: inner, transforms: [step('own'), step('second')] });
new Thing('outside');
new Thing('untouched', {}, { transforms: [() => undefined] });

const other = new Provider('other');
new Thing('options', { password: pulumi.secret('hunter2'), from: other.id }, {
  transforms: [
    ({ props, opts }) => ({
      props: { ...props, added: pulumi.interpolate`${props.password}!` },
      opts: pulumi.mergeOptions(opts, {
        protect: true,
        retainOnDelete: true,
        provider: other,
        dependsOn: [thing],
        ignoreChanges: ['a'],
        replaceOnChanges: ['b'],
        additionalSecretOutputs: ['c'],
        customTimeouts: { create: '1m' },
        aliases: [{ name: 'old' }],
        deletedWith: other,
        replaceWith: [other],
        replacementTrigger: 'v2',
      }),
    }),
  ],
});

// An identity and a version may come of a transform too.
new Thing('adopted', {}, { transforms: [({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { import: 'the-id', version: '2.0.1' }) })] });
