const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

new Thing('thing', {
  text: new pulumi.asset.StringAsset('some text'),
  remote: new pulumi.asset.RemoteAsset('https://example.com/a.txt'),
  file: new pulumi.asset.FileAsset('files/a.txt'),
  folder: new pulumi.asset.FileArchive('files'),
  members: new pulumi.asset.AssetArchive({
    'a.txt': new pulumi.asset.FileAsset('files/a.txt'),
    'inner/b.txt': new pulumi.asset.StringAsset('b'),
    folder: new pulumi.asset.FileArchive('files'),
  }),
});
