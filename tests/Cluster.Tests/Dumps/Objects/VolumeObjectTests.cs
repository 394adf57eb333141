using System.Text.Json;
using Homelab.Cluster.Dumps;
using Xunit;

namespace Homelab.Cluster.Tests.Dumps;

/// <summary>Volumes, claims on them, their classes and attachments.</summary>
public sealed class VolumeObjectTests
{
    [Fact]
    public void ReadsAVolumeOfADriver()
    {
        var read = new PersistentVolumeObject(Object(
            """
            {"metadata":{"name":"pvc-1","annotations":{"pv.kubernetes.io/provisioned-by":"driver.longhorn.io"}},"spec":{
             "csi":{"driver":"driver.longhorn.io","volumeHandle":"handle-1"},"storageClassName":"longhorn","persistentVolumeReclaimPolicy":"Retain",
             "claimRef":{"namespace":"media","name":"photos"},"capacity":{"storage":"10Gi"}}}
            """));

        Assert.Equal(("driver.longhorn.io", "handle-1", "driver.longhorn.io"), (read.Driver, read.VolumeHandle, read.Provisioner));
        Assert.Equal(("longhorn", "Retain", "media/photos", "10Gi", null), (read.StorageClass, read.ReclaimPolicy, read.Claim, read.Capacity, read.Path));
    }

    [Theory]
    [InlineData("""{"spec":{"local":{"path":"/a"}}}""", "/a")]
    [InlineData("""{"spec":{"hostPath":{"path":"/b"}}}""", "/b")]
    [InlineData("{}", null)]
    public void ReadsAVolumeThatIsADirectory(string json, string? path)
    {
        var read = new PersistentVolumeObject(Object(json));

        Assert.Equal((path, null, null, null, null), (read.Path, read.Driver, read.VolumeHandle, read.Provisioner, read.Claim));
        Assert.Equal(("", "", ""), (read.StorageClass, read.ReclaimPolicy, read.Capacity));
    }

    [Fact]
    public void ReadsAClaim()
    {
        var read = new PersistentVolumeClaimObject(Object("""{"spec":{"storageClassName":"longhorn","volumeName":"pvc-1"},"status":{"phase":"Bound"}}"""));

        Assert.Equal(("longhorn", "pvc-1", "Bound"), (read.StorageClass, read.VolumeName, read.Phase));
        var empty = new PersistentVolumeClaimObject(Object("{}"));
        Assert.Equal((null, null, ""), (empty.StorageClass, empty.VolumeName, empty.Phase));
    }

    [Theory]
    [InlineData("""{"provisioner":"p"}""", "p", false)]
    [InlineData("""{"metadata":{"name":"c","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}""", "", true)]
    [InlineData("""{"metadata":{"name":"c","annotations":{"storageclass.beta.kubernetes.io/is-default-class":"true"}}}""", "", true)]
    [InlineData("""{"metadata":{"name":"c","annotations":{"storageclass.kubernetes.io/is-default-class":"false"}}}""", "", false)]
    public void ReadsAClass(string json, string provisioner, bool isDefault)
    {
        var read = new StorageClassObject(Object(json));

        Assert.Equal((provisioner, isDefault), (read.Provisioner, read.IsDefault));
    }

    [Theory]
    [InlineData("""{"attached":true}""", true, null)]
    [InlineData("""{"attached":false,"attachError":{"message":"no path"}}""", false, "no path")]
    [InlineData("""{"attached":true,"detachError":{"message":"busy"}}""", true, "busy")]
    [InlineData("{}", null, null)]
    public void ReadsAnAttachment(string status, bool? attached, string? error)
    {
        var read = new VolumeAttachmentObject(Object(
            $$$"""{"spec":{"attacher":"driver.longhorn.io","nodeName":"k3s1","source":{"persistentVolumeName":"pvc-1"}},"status":{{{status}}}}"""));

        Assert.Equal(("driver.longhorn.io", "k3s1", "pvc-1", attached, error), (read.Attacher, read.NodeName, read.VolumeName, read.IsAttached, read.Error));
    }

    [Fact]
    public void ReadsWhatLonghornSays()
    {
        var volume = new LonghornVolumeObject(Object("""{"status":{"state":"attached","lastBackupAt":"2026-08-20T10:00:00Z"}}"""));
        Assert.Equal(("attached", "2026-08-20T10:00:00Z"), (volume.State, volume.LastBackupAt));
        Assert.Null(new LonghornVolumeObject(Object("""{"status":{"lastBackupAt":""}}""")).LastBackupAt);
        Assert.Equal(("true", ""), (new LonghornSettingObject(Object("""{"value":"true"}""")).Value, new LonghornSettingObject(Object("{}")).Value));
        var node = new LonghornNodeObject(Object("""{"status":{"conditions":[{"type":"Multipathd","status":"False","reason":"MultipathdIsRunning","message":"it runs"},{}]}}"""));
        Assert.Equal([new Condition("Multipathd", "False", "MultipathdIsRunning", "it runs"), new Condition("", "", "", "")], node.Conditions);
    }

    private static KubernetesObject Object(string json) => new(JsonElement.Parse(json), "test.json");
}
