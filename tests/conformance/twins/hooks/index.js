const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../../node/resources');

const say = (label) => (args) => console.log(`${label} of ${args.name}: ${args.newInputs.value}, ${args.newOutputs?.value ?? 'none'}`);
const before = new pulumi.ResourceHook('before', say('before'), { onDryRun: true });
const after = new pulumi.ResourceHook('after', say('after'), { onDryRun: true, ignoreErrors: true });
const applying = new pulumi.ResourceHook('applying', say('applying'));

new Thing('thing', { value: 'x' }, {
  hooks: {
    beforeCreate: [before, applying],
    afterCreate: [applying, after],
    beforeUpdate: [before],
    afterUpdate: [after],
    beforeDelete: [applying],
    afterDelete: [applying, before],
  },
});
new Group('group', { hooks: { afterCreate: [applying] } });
