const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const say = (label) => (args) => console.log(`${label} of ${args.name}, ${JSON.stringify(args.newInputs)}`);
const before = new pulumi.ResourceHook('before', say('before'), { onDryRun: true });
const after = new pulumi.ResourceHook('after', say('after'), { onDryRun: true });
const quiet = new pulumi.ResourceHook('quiet', say('this must not be shown'));

new Thing('thing', { size: 3 }, { hooks: { beforeCreate: [before, quiet], afterCreate: [after], beforeDelete: [before] } });
