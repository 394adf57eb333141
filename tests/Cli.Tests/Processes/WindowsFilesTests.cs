using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Homelab.Cli.Tests.Processes;

/// <summary>The homelab's own settings as editors on Windows save them: other line ends, and marks at the start of the file.</summary>
public sealed partial class WindowsFilesTests : IDisposable
{
    private static readonly Dictionary<string, Encoding> Encodings = new()
    {
        ["UTF-8"] = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        ["UTF-8 with mark"] = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        ["UTF-16"] = new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Settings_MeanTheSame()
    {
        var expected = await PreviewAsync("UTF-8", "\n");

        Assert.Contains("homelab:storage:LonghornStorage", expected, StringComparison.Ordinal);
        foreach (var encoding in Encodings.Keys)
        {
            Assert.Equal(expected, await PreviewAsync(encoding, "\r\n"));
        }
    }

    private async Task<string> PreviewAsync(string encoding, string lineEnd)
    {
        Write("Pulumi.yaml", ProgramLines().Replace(Read("Pulumi.yaml"), $"runtime: {{name: dotnet, options: {{binary: {HomelabProcess.HomelabProgram}}}}}"));
        Write("Pulumi.prod.yaml", Read("Pulumi.prod.yaml"));
        var (code, output, error) = await HomelabProcess.RunAsync(_folder.Path, Cancel, "preview", "prod", "--diff");
        Assert.Equal((0, ""), (code, error));
        return output[..output.IndexOf("Duration:", StringComparison.Ordinal)];

        void Write(string name, string text) => File.WriteAllText(_folder.Of(name), text.ReplaceLineEndings(lineEnd), Encodings[encoding]);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(HomelabProcess.Checkout, name));

    [GeneratedRegex(@"^runtime: dotnet\nmain: infra$", RegexOptions.Multiline)]
    private static partial Regex ProgramLines();
}
