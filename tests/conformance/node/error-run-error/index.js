const pulumi = require('@pulumi/pulumi');

throw new pulumi.RunError('the settings contradict each other');
