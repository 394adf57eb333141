using Xunit;

namespace Homelab.Cluster.Tests.Migration.Scripts;

/// <summary>The mover's scripts with real rsync, on a tree of all that a volume can hold.</summary>
public sealed class CopyTests
{
    internal const string Tree =
        """
        echo database >data; ln data hard-link; ln -s data link; ln -s /nowhere dangling
        mkdir -p 'empty directory' deep/er/est lost+found; echo x >deep/er/est/file
        printf 1 >$'new\nline'; printf 2 >./-dash; printf 3 >'ünï çødé ☃'; printf 4 >' leading and trailing '; printf 5 >'a\\b*?[c]$(d)`e`"f'
        truncate -s 8M sparse; printf end >>sparse
        mkfifo pipe; perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "socket", Listen => 1)'
        echo tool >setuid; chown 1000:2000 setuid data; chmod 4751 setuid; chmod 2775 deep; chmod 1777 'empty directory'; chmod 0600 data
        setfattr -n user.comment -v text data; setfattr -n user.origin -v x deep; setfattr -n trusted.mark -v y ./-dash
        setfacl -m u:1234:rw,g:77:r 'ünï çødé ☃'; setfacl -d -m u:1234:rwx deep
        touch -d @1600000000.123456789 data; touch -h -d @1500000000.000000001 dangling; touch -d @1400000000.5 deep/er
        chown -h 7:8 link; touch -d @1300000000.25 .
        """;

    [Fact]
    public void Copy_IsTheSameInEveryRespect()
    {
        using var run = new MoverRun();
        run.InSource(Tree);

        var copied = run.Run("copy.sh");
        var verified = run.Run("verify.sh");

        Assert.Equal((0, "copied=19\n"), copied);
        Assert.Equal((0, "entries=19\nfiles=9\nbytes=8388632\n"), verified);
    }

    [Fact]
    public void Copy_WorksWithBusyBox_AsInTheMoversImage()
    {
        using var run = new MoverRun();
        run.InSource(Tree);
        var programs = run.Folder("programs");
        run.InSource($"for p in sh awk cat cut du find grep head sort stat sync tr wc; do ln -s \"$(command -v busybox)\" '{programs}'/$p; done; ln -s \"$(command -v rsync)\" '{programs}/rsync'");
        run.SearchPath = programs;

        var measured = run.Run("measure.sh");
        var copied = run.Run("copy.sh");
        var verified = run.Run("verify.sh");
        run.SearchPath = null;
        run.InTarget("chmod 700 deep");
        run.SearchPath = programs;
        var different = run.Run("verify.sh");

        Assert.StartsWith("used=", measured.Result, StringComparison.Ordinal);
        Assert.Equal((0, "copied=19\n"), copied);
        Assert.Equal((0, "entries=19\nfiles=9\nbytes=8388632\n"), verified);
        Assert.Equal((1, "error=the copy differs in 1 places, first: .d...p..... deep/\n"), different);
    }

    [Fact]
    public void Copy_KeepsHoles()
    {
        using var run = new MoverRun();
        run.InSource("truncate -s 64M sparse; printf end >>sparse");

        run.Run("copy.sh");

        run.InTarget("test $(du -k sparse | cut -f 1) -lt 1024; test $(stat -c %s sparse) -eq 67108867");
    }

    [Fact]
    public void Copy_DeletesWhatTheSourceDoesNotHave_ButNotTheTargetsLostAndFound()
    {
        using var run = new MoverRun();
        run.InSource("echo x >file");
        run.InTarget("mkdir lost+found other; echo y >lost+found/kept; echo z >other/gone");

        run.Run("copy.sh");

        Assert.Equal((0, "entries=2\nfiles=1\nbytes=2\n"), run.Run("verify.sh"));
        Assert.True(File.Exists(Path.Combine(run.Target, "lost+found/kept")));
        Assert.False(Directory.Exists(Path.Combine(run.Target, "other")));
    }

    [Fact]
    public void Measure_TellsSizeEntriesAndOwner()
    {
        using var run = new MoverRun();
        run.InSource("head -c 1000000 /dev/zero >file; truncate -s 1G sparse; chown 26:27 .");

        var (code, result) = run.Run("measure.sh");

        Assert.Equal(0, code);
        var lines = result.TrimEnd('\n').Split('\n');
        Assert.InRange(long.Parse(lines[0]["used=".Length..]), 1_000_000, 1_100_000);
        Assert.Equal(["entries=3", "owner=26:27"], lines[1..]);
    }

    [Theory]
    [InlineData("measure.sh")]
    [InlineData("copy.sh")]
    [InlineData("verify.sh")]
    public void Refuses_ASourceWhoseLostAndFoundHoldsFiles(string script)
    {
        using var run = new MoverRun();
        run.InSource("mkdir lost+found; echo saved >'lost+found/#12'");

        Assert.Equal(
            (65, "error=lost+found of the source holds files that a file system check saved, and it is not copied; move them elsewhere or delete them\n"),
            run.Run(script));
    }

    [Theory]
    [InlineData("copy.sh")]
    [InlineData("verify.sh")]
    public void Refuses_ATargetThatIsADirectoryOnTheNodesDisk(string script)
    {
        using var run = new MoverRun
        {
            MountInfo = "700 600 259:1 /var/lib/kubelet/pods/7c0e/volumes/kubernetes.io~csi/pvc-1/mount TARGET rw - ext4 /dev/nvme0n1p2 rw\n",
        };
        run.InSource("echo x >file");

        var (code, result) = run.Run(script);

        Assert.Equal(74, code);
        Assert.Equal(
            $"error={run.Target} is a directory on the node's own disk and not the volume: the CSI driver did not mount it; run homelab doctor --profile storage\n",
            result);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Target));
    }

    [Theory]
    [InlineData("700 600 8:16 / TARGET rw - ext4 /dev/longhorn/pvc-1 rw\n")]
    [InlineData("700 600 259:1 /var/lib/rancher/k3s/storage/pvc-1_media_photos TARGET rw - ext4 /dev/nvme0n1p2 rw\n")]
    [InlineData("700 600 0:99 / TARGET rw - nfs4 10.43.0.9:/pvc-1 rw\n")]
    public void Accepts_RealVolumes(string mountInfo)
    {
        using var run = new MoverRun { MountInfo = mountInfo };
        run.InSource("echo x >file");

        Assert.Equal((0, "copied=2\n"), run.Run("copy.sh"));
    }

    [Theory]
    [InlineData("copy.sh", "ACLs")]
    [InlineData("verify.sh", "xattrs")]
    public void Refuses_AnRsyncThatLacksAnAbility(string script, string ability)
    {
        using var run = new MoverRun();
        var programs = run.Folder("programs");
        File.WriteAllText(Path.Combine(programs, "rsync"), $"#!/bin/sh\n/usr/bin/rsync \"$@\" | sed 's/ {ability}/ no {ability}/'\n");
        run.InSource($"chmod +x '{programs}/rsync'; for p in sh awk cat grep head tr find sed; do ln -s \"$(command -v $p)\" '{programs}'/$p; done");
        run.SearchPath = programs;

        Assert.Equal((69, $"error=the image's rsync cannot do {ability}; choose an image with a complete rsync\n"), run.Run(script));
    }

    [Theory]
    [InlineData("", 24, 24)]
    [InlineData("warm", 24, 0)]
    [InlineData("warm", 23, 23)]
    [InlineData("whole", 12, 12)]
    public void Copy_FailsWhenRsyncDoes_AndForgivesVanishedFilesOnlyInAWarmCopy(string how, int status, int code)
    {
        using var run = new MoverRun();
        var programs = run.Folder("programs");
        File.WriteAllText(
            Path.Combine(programs, "rsync"),
            $"#!/bin/sh\n[ \"$1\" = --version ] && exec /usr/bin/rsync --version\necho 'file has vanished: \"x\"' >&2\nexit {status}\n");
        run.InSource($"chmod +x '{programs}/rsync'; for p in sh awk cat grep head tr find wc sync; do ln -s \"$(command -v $p)\" '{programs}'/$p; done");
        run.SearchPath = programs;

        var (actual, result) = how.Length == 0 ? run.Run("copy.sh") : run.Run("copy.sh", how);

        Assert.Equal(code, actual);
        Assert.Equal(code == 0 ? "copied=1\n" : $"error=rsync ended with {status}: file has vanished: \"x\"\n", result);
    }

    [Fact]
    public void Refuses_AMissingVolume()
    {
        using var run = new MoverRun();
        Directory.Delete(run.Target);

        Assert.Equal((66, $"error=the target volume is not mounted at {run.Target}\n"), run.Run("copy.sh"));
    }
}
