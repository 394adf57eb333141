using System.CommandLine;
using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Bench.GpuSimulation;

/// <summary>The command line.</summary>
internal sealed class SimulationCommand : RootCommand
{
    /// <summary>Runs of each load, when nobody says otherwise.</summary>
    public const int UsualSeeds = 12;

    /// <summary>Pods of a run, when nobody says otherwise: about a month.</summary>
    public const int UsualPods = 4_000;

    private readonly Option<string?> _trace = new("--trace")
    {
        Description = $"Replay the pods of this file instead of synthetic ones: CSV with the columns {string.Join(", ", TraceFile.Columns)}, "
            + "as openb_pod_list_default.csv of alibaba/clusterdata",
        HelpName = "FILE",
    };

    private readonly Option<int> _seeds = Number("--seeds", "Runs of each load", UsualSeeds, most: 1_000);
    private readonly Option<int> _pods = Number("--pods", "Synthetic pods of each run", UsualPods, most: 1_000_000);
    private readonly Option<string?> _svg = new("--svg") { Description = "Write the plot to this file", HelpName = "FILE" };
    private readonly Option<string?> _page = new("--page") { Description = "Replace the tables in this Markdown page", HelpName = "FILE" };

    private SimulationCommand(TextWriter output, TextWriter errors)
        : base("Compares ways of sharing GPUs on jobs with the shape of an open GPU trace.")
    {
        Options.Add(_trace);
        Options.Add(_seeds);
        Options.Add(_pods);
        Options.Add(_svg);
        Options.Add(_page);
        SetAction((line, cancel) => RunAsync(line, output, errors, cancel));
    }

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Where the tables go.</param>
    /// <param name="errors">Where messages go.</param>
    /// <param name="cancel">Ends it early, as Ctrl-C does.</param>
    /// <returns>0 when done, 1 when the input is bad or a run has no end, 2 when the command line is, 130 when it was ended early.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var line = new SimulationCommand(output, errors).Parse(arguments);
        if (line.Errors.Count > 0)
        {
            await errors.WriteLineAsync($"gpu-simulation: {line.Errors[0].Message.TrimEnd('.')}; --help shows the options");
            return 2;
        }

        return await line.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false }, cancel);
    }

    private async Task<int> RunAsync(ParseResult line, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(line, output, cancel);
            return 0;
        }
        catch (InputException e)
        {
            await errors.WriteLineAsync(string.Join('\n', e.Faults.Select(fault => $"gpu-simulation: {fault}")));
            return 1;
        }
        catch (EndlessRunException e)
        {
            await errors.WriteLineAsync($"gpu-simulation: {e.Message}; the policy cannot be judged by these jobs");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("gpu-simulation: stopped");
            return 130;
        }
    }

    private async Task WriteAsync(ParseResult line, TextWriter output, CancellationToken cancel)
    {
        IPodSource source = line.GetValue(_trace) is { } trace
            ? new TracePods(Path.GetFileName(trace), Read(_trace.Name, trace, reader => TraceFile.Read(reader, trace)))
            : new SyntheticPods(line.GetValue(_pods));
        var (svg, page) = (line.GetValue(_svg), line.GetValue(_page));
        // What would stop the results from being written is found before the runs, which take their time.
        if (svg is not null)
        {
            ReportFile.CheckFolder(_svg.Name, svg);
        }

        var pageText = page is null ? "" : Read(_page.Name, page, reader => reader.ReadToEnd());
        _ = page is null ? "" : ReportFile.WithTables(pageText, page, "");

        var report = await Task.Run(() => SimulationReport.Make(source, line.GetValue(_seeds), cancel), cancel);
        await output.WriteAsync(report.Tables);
        if (svg is not null)
        {
            await ReportFile.WriteAsync(_svg.Name, svg, report.Plot, cancel);
        }

        if (page is not null)
        {
            await ReportFile.WriteAsync(_page.Name, page, ReportFile.WithTables(pageText, page, report.Tables), cancel);
        }
    }

    private static Option<int> Number(string name, string description, int usual, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            {
                return number;
            }

            result.AddError(new Fault(name, text, "it is no number in range", string.Create(CultureInfo.InvariantCulture, $"give one from 1 to {most}")).ToString());
            return usual;
        },
    };

    private static T Read<T>(string option, string path, Func<TextReader, T> read)
    {
        try
        {
            using var reader = File.OpenText(path);
            return read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException([new Fault(option, path, $"it cannot be read: {e.Message.TrimEnd('.')}", "name a file that exists and is yours to read")]);
        }
    }
}
