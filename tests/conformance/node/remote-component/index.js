const kubernetes = require('@pulumi/kubernetes');
const { Thing } = require('../resources');

new kubernetes.yaml.v2.ConfigGroup('manifests', { yaml: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n' });
new kubernetes.helm.v4.Chart('chart', { chart: 'nginx' });
new Thing('thing');
