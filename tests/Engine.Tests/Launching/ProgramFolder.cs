using System.Collections.Concurrent;
using Homelab.Engine.Evaluation;
using Homelab.Engine.Projects;

namespace Homelab.Engine.Tests.Launching;

/// <summary>A project <c>shop</c> with a stack <c>dev</c> in a folder of its own, run for real.</summary>
internal sealed class ProgramFolder : IDisposable, IEvaluationObserver
{
    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<Diagnostic> _diagnostics = new();

    public string Path => _folder.Path;

    /// <summary>The lines that the program wrote; those of standard error begin with <c>!</c>.</summary>
    public IEnumerable<string> Lines => _lines;

    /// <summary>What was only told, not kept.</summary>
    public IEnumerable<string> Progress => _diagnostics.Where(d => d.Ephemeral).Select(d => d.Message);

    /// <summary>Called with each line of the program.</summary>
    public Action<string> OnLine { get; set; } = _ => { };

    public ProgramFolder Write(string name, string content)
    {
        _folder.Write(name, content);
        return this;
    }

    public ProgramFolder WriteScript(string name, string content)
    {
        _folder.WriteScript(name, content);
        return this;
    }

    /// <summary>Runs the program that a project file describes.</summary>
    public Task<Homelab.Engine.Evaluation.Evaluation> RunAsync(string projectFile, CancellationToken cancel, string stackFile = "")
    {
        _folder.Write("Pulumi.yaml", "name: shop\n" + projectFile);
        _folder.Write("Pulumi.dev.yaml", stackFile);
        var project = Project.Load(Path);
        return Evaluator.EvaluateAsync(
            project, StackConfiguration.Load(project, "dev"), new EvaluationOptions { Observer = this, Parallel = 7 }, cancel);
    }

    /// <summary>Runs the script <c>program</c>.</summary>
    public Task<Homelab.Engine.Evaluation.Evaluation> RunScriptAsync(string script, CancellationToken cancel, string stackFile = "") =>
        WriteScript("program", script).RunAsync("runtime: {name: dotnet, options: {binary: ./program}}\n", cancel, stackFile);

    /// <summary>Runs a JavaScript program that calls the engine through a small client of its own.</summary>
    public Task<Homelab.Engine.Evaluation.Evaluation> RunClientAsync(string javascript, CancellationToken cancel) =>
        Write("client.mjs", Client + javascript).RunScriptAsync("exec node client.mjs\n", cancel);

    public void OnRegistration(Registration registration)
    {
    }

    public void OnDiagnostic(Diagnostic diagnostic) => _diagnostics.Enqueue(diagnostic);

    public void OnProgramOutput(string line, bool isError)
    {
        _lines.Enqueue(isError ? "!" + line : line);
        OnLine(line);
    }

    public void Dispose() => _folder.Dispose();

    // A gRPC client by hand: frames over Node's own HTTP/2, fields by number.
    private const string Client = """
        import http2 from "node:http2";
        const session = http2.connect("http://" + process.env.PULUMI_MONITOR);
        const text = (field, value) => {
          const bytes = Buffer.from(value);
          return Buffer.concat([Buffer.from([field << 3 | 2, bytes.length]), bytes]);
        };
        const number = (field, value) => Buffer.from([field << 3, value]);
        const call = (method, ...fields) => new Promise((resolve, reject) => {
          const message = Buffer.concat(fields);
          const header = Buffer.alloc(5);
          header.writeUInt32BE(message.length, 1);
          const stream = session.request({ ":method": "POST", ":path": "/pulumirpc." + method, "content-type": "application/grpc", te: "trailers" });
          stream.on("trailers", t => t["grpc-status"] === "0" ? resolve() : reject(new Error(decodeURIComponent(t["grpc-message"]))));
          stream.on("error", reject);
          stream.resume();
          stream.end(Buffer.concat([header, message]));
        });
        const stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
        const registerStack = () => call("ResourceMonitor/RegisterResource", text(1, "pulumi:pulumi:Stack"), text(2, "shop-dev"));
        const registerOutputs = () => call("ResourceMonitor/RegisterResourceOutputs", text(1, stack));
        const log = (severity, message) => call("Engine/Log", number(1, severity), text(2, message));

        """;
}
