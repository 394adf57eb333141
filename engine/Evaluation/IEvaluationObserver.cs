namespace Homelab.Engine.Evaluation;

/// <summary>Told what happens while a program runs. Calls may come from several threads at once.</summary>
public interface IEvaluationObserver
{
    /// <summary>A resource was registered or read; its outputs may still follow.</summary>
    void OnRegistration(Registration registration);

    /// <summary>The program or the engine said something.</summary>
    void OnDiagnostic(Diagnostic diagnostic);

    /// <summary>A line that the program, or the build of it, wrote to its standard output or standard error.</summary>
    void OnProgramOutput(string line, bool isError);
}
