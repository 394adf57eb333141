using System.Text.Json.Nodes;
using Homelab.Components.Storage;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Homelab.Components.Tests.Storage;

[Collection(PulumiCollection.Name)]
public sealed class LonghornStorageTests
{
    private const string Namespace = """
        {
          "apiVersion": "v1",
          "kind": "Namespace",
          "metadata": {
            "labels": {
              "pod-security.kubernetes.io/audit": "privileged",
              "pod-security.kubernetes.io/enforce": "privileged",
              "pod-security.kubernetes.io/warn": "privileged"
            },
            "name": "longhorn-system"
          }
        }
        """;

    private const string Release = """
        {
          "chart": "longhorn",
          "compat": "true",
          "name": "longhorn",
          "namespace": "longhorn-system",
          "repositoryOpts": { "repo": "https://charts.longhorn.io" },
          "timeout": 900,
          "values": {
            "csi": { "attacherReplicaCount": 2, "provisionerReplicaCount": 2, "resizerReplicaCount": 2, "snapshotterReplicaCount": 2 },
            "defaultSettings": {
              "createDefaultDiskLabeledNodes": false,
              "defaultDataPath": "/var/lib/longhorn/",
              "defaultReplicaCount": "2",
              "guaranteedInstanceManagerCPU": "12",
              "nodeDownPodDeletionPolicy": "do-nothing",
              "nodeDrainPolicy": "block-for-eviction-if-contains-last-replica",
              "storageMinimalAvailablePercentage": 25,
              "storageOverProvisioningPercentage": 100,
              "storageReservedPercentageForDefaultDisk": 30,
              "v1DataEngine": true,
              "v2DataEngine": false
            },
            "longhornUI": { "replicas": 0 },
            "networkPolicies": { "enabled": false, "restrictInternalTraffic": false },
            "persistence": { "defaultClass": false, "defaultClassReplicaCount": 2, "reclaimPolicy": "Retain" },
            "preUpgradeChecker": { "jobEnabled": true }
          },
          "version": "1.12.1"
        }
        """;

    private const string StorageClass = """
        {
          "allowVolumeExpansion": true,
          "apiVersion": "storage.k8s.io/v1",
          "kind": "StorageClass",
          "metadata": {
            "annotations": { "storageclass.kubernetes.io/is-default-class": "true" },
            "name": "longhorn-replicated"
          },
          "parameters": {
            "dataEngine": "v1",
            "dataLocality": "best-effort",
            "fsType": "ext4",
            "numberOfReplicas": "2",
            "staleReplicaTimeout": "30"
          },
          "provisioner": "driver.longhorn.io",
          "reclaimPolicy": "Retain",
          "volumeBindingMode": "Immediate"
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersNamespaceReleaseAndClass(bool preview)
    {
        var mocks = await RunAsync(preview, Given.Longhorn());

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["longhorn"] = "homelab:storage:LonghornStorage",
                ["longhorn-namespace"] = "kubernetes:core/v1:Namespace",
                ["longhorn-release"] = "kubernetes:helm.sh/v3:Release",
                ["longhorn-storageclass-longhorn-replicated"] = "kubernetes:storage.k8s.io/v1:StorageClass",
                ["longhorn-storageclass-longhorn-shared-write"] = "kubernetes:storage.k8s.io/v1:StorageClass",
                ["longhorn-storageclass-longhorn-single-node"] = "kubernetes:storage.k8s.io/v1:StorageClass",
            },
            mocks.Registrations.ToDictionary(pair => pair.Key, pair => pair.Value.Type));
        AssertInputs(Namespace, mocks.Registrations["longhorn-namespace"]);
        AssertInputs(Release, mocks.Registrations["longhorn-release"]);
        AssertInputs(StorageClass, mocks.Registrations["longhorn-storageclass-longhorn-replicated"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SetsNoKubeletRoot_WhenEveryNodeHasTheStandardOne(bool preview)
    {
        var mocks = await RunAsync(preview, Given.Longhorn());

        Assert.DoesNotContain("kubeletRootDir", mocks.Registrations["longhorn-release"].Inputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PassesTheKubeletRoot_WhenEveryNodeHasIt(bool preview)
    {
        var mocks = await RunAsync(
            preview, Given.Longhorn(Given.FourNodes.WithKubeletRoot(Given.Rancher), kubeletRootDir: Given.Rancher));

        Assert.Contains(
            $"\"kubeletRootDir\":\"{Given.Rancher}\"", mocks.Registrations["longhorn-release"].Inputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RegistersNoChild_WhenAnythingIsAtFault(bool preview)
    {
        var mocks = new RecordingMocks(ids: !preview);

        var exception = await Assert.ThrowsAsync<RunException>(
            () => RunAsync(preview, Given.Longhorn(replicas: 9, ui: new LonghornUi { Replicas = 99 }), mocks));

        Assert.Equal(
            "LonghornStorage longhorn: homelab:storage.longhorn.ui.replicas = 99: out of range; write a whole number from 1 to 10\n"
            + "LonghornStorage longhorn: homelab:storage.longhorn.replicas = 9: copies lie on different nodes, and there are only 4 storage nodes "
            + "(k3s-master1, k3s1, k3s2, k3s3); lower it, or add a storage node",
            exception.Message);
        Assert.DoesNotContain(mocks.Registrations.Keys, name => name != "longhorn");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ProtectsItsChildren_WhileKeepHolds(bool keep)
    {
        var options = new Dictionary<string, ResourceOptions>();

        await RunAsync(preview: true, Given.Longhorn(keep: keep), seen: args => options[args.Resource.GetResourceName()] = args.Options);

        Assert.Equal(
            [
                "longhorn", "longhorn-namespace", "longhorn-release", "longhorn-storageclass-longhorn-replicated",
                "longhorn-storageclass-longhorn-shared-write", "longhorn-storageclass-longhorn-single-node",
            ],
            options.Keys.Order(StringComparer.Ordinal));
        Assert.All(options.Where(pair => pair.Key != "longhorn"), pair => Assert.Equal(keep, pair.Value.Protect));
        // A class that stayed in the cluster would stand in the way of the one that replaces it.
        Assert.Equal(
            keep ? ["longhorn-namespace", "longhorn-release"] : [],
            options.Where(pair => pair.Value.RetainOnDelete == true).Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.All(options.Where(pair => pair.Key != "longhorn"), pair => Assert.IsType<LonghornStorage>(pair.Value.Parent));
    }

    [Fact]
    public async Task TransformRelease_HasTheLastWord()
    {
        var options = new Dictionary<string, ResourceOptions>();
        var args = Given.Longhorn(transform: (values, release) =>
        {
            values.Set("defaultSettings.logLevel", "Debug");
            release.Protect = false;
            release.IgnoreChanges.Add("values");
        });

        var mocks = await RunAsync(preview: true, args, seen: seen => options[seen.Resource.GetResourceName()] = seen.Options);

        Assert.Contains("\"logLevel\":\"Debug\"", mocks.Registrations["longhorn-release"].Inputs, StringComparison.Ordinal);
        Assert.False(options["longhorn-release"].Protect);
        Assert.Equal(["values"], options["longhorn-release"].IgnoreChanges);
        Assert.IsType<LonghornStorage>(options["longhorn-release"].Parent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClassFor_IsKnownAndWaitsForTheClass(bool preview)
    {
        LonghornStorage? storage = null;
        await RunAsync(
            preview,
            Given.Longhorn(classes: [new("first"), new("second"), new("shared") { Use = StorageUse.SharedWrite }]),
            created: made => storage = made);

        Assert.NotNull(storage);
        var first = storage.ClassFor(StorageUse.Replicated);
        Assert.True(await OutputUtilities.GetIsKnownAsync(first));
        Assert.Equal("first", await OutputUtilities.GetValueAsync(first));
        Assert.Contains(storage.StorageClasses[0], await OutputUtilities.GetDependenciesAsync(first));
        Assert.Equal("shared", await OutputUtilities.GetValueAsync(storage.ClassFor(StorageUse.SharedWrite)));
        Assert.Equal(3, storage.ClassNames.Length);
        Assert.Equal("second", await OutputUtilities.GetValueAsync(storage.ClassNames[1]));
    }

    private static void AssertInputs(string expected, Registration actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.Inputs);

    private static async Task<RecordingMocks> RunAsync(
        bool preview,
        LonghornStorageArgs args,
        RecordingMocks? mocks = null,
        Action<ResourceTransformationArgs>? seen = null,
        Action<LonghornStorage>? created = null)
    {
        mocks ??= new RecordingMocks(ids: !preview);
        await Deployment.TestAsync(mocks, new TestOptions { ProjectName = "homelab", StackName = "prod", IsPreview = preview }, () =>
        {
            var options = new ComponentResourceOptions();
            if (seen is not null)
            {
                options.ResourceTransformations.Add(transformed =>
                {
                    seen(transformed);
                    return null;
                });
            }

            var storage = new LonghornStorage("longhorn", args, options);
            created?.Invoke(storage);
        });
        return mocks;
    }
}
