using Xunit;

namespace Homelab.Cluster.Tests.Migration.Scripts;

/// <summary>The comparison finds every kind of difference; one test a kind.</summary>
public sealed class VerifyTests
{
    // touch -r keeps the time that a change would give away.
    private const string KeepTime = "touch -r . ../time; ";
    private const string RestoreTime = "; touch -r ../time .";

    [Theory]
    [InlineData("content of the same size and time", "touch -r data ../t; printf DATABASE >data; printf '\\n' >>data; touch -r ../t data", ">fc........ data")]
    [InlineData("size", "echo more >>data", ">fcst...... data")]
    [InlineData("time of a file, by one nanosecond", "touch -d @1600000000.123456788 data", ".f..t...... data")]
    [InlineData("time of a directory", "touch -d @1400000000.4 deep/er", ".d..t...... deep/er/")]
    [InlineData("time of a link", "touch -h -d @1500000000.000000002 dangling", ".L..t...... dangling -> /nowhere")]
    [InlineData("time of the root", "touch -d @1300000000.26 .", ".d..t...... ./")]
    [InlineData("mode of a file", "chmod 0640 data", ".f...p..... data")]
    [InlineData("setuid bit", "chmod u-s setuid", ".f...p..... setuid")]
    [InlineData("setgid bit of a directory", "chmod g-s deep", ".d...p..... deep/")]
    [InlineData("sticky bit", "chmod -t 'empty directory'", ".d...p..... empty directory/")]
    [InlineData("mode of the root", "chmod 0700 .", ".d...p..... ./")]
    [InlineData("mode of a socket", "chmod 0700 socket", ".S...p..... socket")]
    [InlineData("owner", "chown 1001 data", ".f....o.... data")]
    [InlineData("group", "chgrp 2001 data", ".f.....g... data")]
    [InlineData("owner of a link", "chown -h 9:8 link", ".L....o.... link -> data")]
    [InlineData("attribute changed", "setfattr -n user.comment -v other data", ".f........x data")]
    [InlineData("attribute missing", "setfattr -x user.comment data", ".f........x data")]
    [InlineData("attribute too many", "setfattr -n user.more -v x deep/er/est/file", ".f........x deep/er/est/file")]
    [InlineData("attribute of a directory", "setfattr -x user.origin deep", ".d........x deep/")]
    [InlineData("attribute of the trusted namespace", "setfattr -n trusted.mark -v z ./-dash", ".f........x -dash")]
    [InlineData("access control list", "setfacl -n -m u:1234:r 'ünï çødé ☃'", ".f.......a. ")]
    [InlineData("entry of an access control list missing", "setfacl -n -x g:77 'ünï çødé ☃'", ".f.......a. ")]
    [InlineData("access control list missing", "setfacl -b 'ünï çødé ☃'; chmod g+w 'ünï çødé ☃'", ".f.......a. ")]
    [InlineData("default access control list", "setfacl -k deep", ".d.......a. deep/")]
    [InlineData("missing file", KeepTime + "rm ./-dash" + RestoreTime, ">f+++++++++ -dash")]
    [InlineData("missing file with a line feed in its name", KeepTime + "rm $'new\\nline'" + RestoreTime, ">f+++++++++ new\\#012line")]
    [InlineData("missing empty directory", KeepTime + "rmdir 'empty directory'" + RestoreTime, "cd+++++++++ empty directory/")]
    [InlineData("missing link", KeepTime + "rm dangling" + RestoreTime, "cL+++++++++ dangling -> /nowhere")]
    [InlineData("missing pipe", KeepTime + "rm pipe" + RestoreTime, "cS+++++++++ pipe")]
    [InlineData("missing socket", KeepTime + "rm socket" + RestoreTime, "cS+++++++++ socket")]
    [InlineData("file too many", KeepTime + "echo x >extra" + RestoreTime, "*deleting   extra")]
    [InlineData("empty directory too many", KeepTime + "mkdir extra" + RestoreTime, "*deleting   extra/")]
    [InlineData("hard link turned into a copy", KeepTime + "cp -p --preserve=all data copy; rm data; mv copy data" + RestoreTime, "hf          hard-link => data")]
    [InlineData("target of a link", KeepTime + "ln -sfn other link; chown -h 7:8 link" + RestoreTime, "cLc.t...... link -> data")]
    [InlineData("link turned into what it leads to", KeepTime + "rm link; cp -p data link" + RestoreTime, "cL+++++++++ link -> data")]
    [InlineData("pipe turned into a file", KeepTime + "rm pipe; : >pipe" + RestoreTime, "cS+++++++++ pipe")]
    public void FindsWhatDiffers(string kind, string change, string itemized)
    {
        using var run = Copied();
        run.InTarget(change);

        var (code, result) = run.Run("verify.sh");

        Assert.True(code == 1, $"{kind}: {code}");
        Assert.StartsWith("error=the copy differs in ", result, StringComparison.Ordinal);
        Assert.Contains($", first: {itemized}", result, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_ALinkThatTheSourceDoesNotHave()
    {
        using var run = new MoverRun();
        run.InSource("echo same >one; cp -p one two; touch -d @1300000000 .");
        run.Run("copy.sh");
        run.InTarget("ln -f one two; touch -d @1300000000 .");

        Assert.Equal((1, "error=files and bytes of the source are 2 10, those of the copy 1 5\n"), run.Run("verify.sh"));

        // Such a link outlasts a plain copy; writing every file anew ends it.
        run.Run("copy.sh");
        Assert.Equal(1, run.Run("verify.sh").Code);
        run.Run("copy.sh", "whole");
        Assert.Equal((0, "entries=3\nfiles=2\nbytes=10\n"), run.Run("verify.sh"));
    }

    [Fact]
    public void Finds_AFileThatChangedWhileItWasCopied()
    {
        using var run = Copied();
        run.InSource("touch -r data ../t; printf changed! >data; printf '\\n' >>data; touch -r ../t data");

        Assert.Equal((1, "error=the copy differs in 1 places, first: >fc........ data\n"), run.Run("verify.sh"));
    }

    [Fact]
    public void WholeCopy_MendsContentThatLooksAlike()
    {
        using var run = Copied();
        run.InTarget("touch -r data ../t; printf DATABASE >data; printf '\\n' >>data; touch -r ../t data");

        run.Run("copy.sh");
        Assert.Equal(1, run.Run("verify.sh").Code);
        run.Run("copy.sh", "whole");
        Assert.Equal(0, run.Run("verify.sh").Code);
    }

    [Theory]
    [InlineData("echo more >>data")]
    [InlineData("touch data")]
    [InlineData("rm ./-dash")]
    [InlineData("chmod 0640 data")]
    public void Quick_FindsWhatAWriterLeaves(string change)
    {
        using var run = Copied();
        run.InSource(change);

        Assert.Equal(1, run.Run("verify.sh", "quick").Code);
    }

    [Fact]
    public void Verify_ChangesNothing()
    {
        using var run = Copied();
        run.InTarget("rm data; mkdir extra; chmod 0700 deep");
        run.InTarget("find . -printf '%p %i %m %T@ %C@\\n' | sort >../before");

        run.Run("verify.sh");

        run.InTarget("find . -printf '%p %i %m %T@ %C@\\n' | sort | cmp - ../before");
    }

    [Fact]
    public void Rejects_AnUnknownWord()
    {
        using var run = Copied();

        Assert.Equal((64, "error=verify.sh knows no 'fast'\n"), run.Run("verify.sh", "fast"));
    }

    private static MoverRun Copied()
    {
        var run = new MoverRun();
        run.InSource(CopyTests.Tree);
        Assert.Equal(0, run.Run("copy.sh").Code);
        return run;
    }
}
