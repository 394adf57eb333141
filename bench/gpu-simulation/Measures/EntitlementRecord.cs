namespace Homelab.Bench.GpuSimulation;

/// <summary>
/// Whether teams have what is theirs at the time they want it. GPU hours at the end of a month cannot tell: as long as all
/// work is done at last, every policy gives each team the same.
/// </summary>
internal static class EntitlementRecord
{
    /// <summary>
    /// At each moment a team is due what it has work for, at most its entitlement. Of all that is due in the window, the part
    /// that teams had running.
    /// </summary>
    public static double Of(IReadOnlyList<RunEvent> log, Scenario scenario, Window window)
    {
        var accounts = scenario.Teams.ToDictionary(team => team, team => new Account(team.Entitlement));
        var (dueHours, metHours, due, met, last) = (0.0, 0.0, 0, 0, TimeSpan.Zero);
        foreach (var e in log)
        {
            if (e.Time > last)
            {
                var hours = window.Overlap(last, e.Time).TotalHours;
                dueHours += hours * due;
                metHours += hours * met;
                last = e.Time;
            }

            var account = accounts[e.Job.Team];
            (due, met) = (due - account.Due, met - account.Met);
            account.Note(e);
            (due, met) = (due + account.Due, met + account.Met);
        }

        return dueHours == 0 ? 1 : metHours / dueHours;
    }

    private sealed class Account(int entitlement)
    {
        private int _wanted;
        private int _running;

        public int Due => Math.Min(entitlement, _wanted);

        public int Met => Math.Min(Due, _running);

        public void Note(RunEvent e)
        {
            _wanted += e.Kind switch { RunEventKind.Submitted => e.Job.Gpus, RunEventKind.Completed => -e.Job.Gpus, _ => 0 };
            _running += e.Kind switch
            {
                RunEventKind.Started => e.Job.Gpus,
                RunEventKind.Evicted or RunEventKind.Completed => -e.Job.Gpus,
                _ => 0,
            };
        }
    }
}
