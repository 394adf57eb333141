const pulumi = require('@pulumi/pulumi');
const { Group, Thing } = require('../../node/resources');

const thing = new Thing('thing', { value: 'x' });
const imported = new Thing('imported', {}, { import: 'the-id' });
const group = new Group('group');
new Thing('holder', { thing, list: [imported], nested: { group } });

new Thing('files', {
  text: new pulumi.asset.StringAsset('some text'),
  file: new pulumi.asset.FileAsset('files/a.txt'),
  remote: new pulumi.asset.RemoteAsset('https://example.com/a.txt'),
  folder: new pulumi.asset.FileArchive('files'),
  remoteFolder: new pulumi.asset.RemoteArchive('https://example.com/a.zip'),
  members: new pulumi.asset.AssetArchive({
    'a.txt': new pulumi.asset.FileAsset('files/a.txt'),
    'inner/b.txt': new pulumi.asset.StringAsset('b'),
    folder: new pulumi.asset.FileArchive('files'),
  }),
});
