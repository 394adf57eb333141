const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

new Thing('file', { source: new pulumi.asset.FileAsset('missing.txt') });
new Thing('folder', { source: new pulumi.asset.FileArchive('missing') });
