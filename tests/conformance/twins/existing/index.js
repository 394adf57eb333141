const pulumi = require('@pulumi/pulumi');
const kubernetes = require('@pulumi/kubernetes');
const { Group, Thing } = require('../../node/resources');

const map = kubernetes.core.v1.ConfigMap.get('map', 'kube-system/cluster-info');
const child = kubernetes.core.v1.Secret.get('child', pulumi.interpolate`apps/${map.id}`, { parent: new Group('group') });
new kubernetes.core.v1.ConfigMap('imported', { metadata: { name: 'imported' } }, { import: 'apps/imported' });
new Thing('dependent', { target: child.id, data: map.data, name: map.metadata.name });
