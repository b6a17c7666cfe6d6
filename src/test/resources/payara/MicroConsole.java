import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Payara Micro with its usual arguments, which then puts a WAR in at the root context and takes it out as the standard
 * input says; Micro by itself only deploys at its start. Run from source, with Micro's JAR on the class path.
 */
public final class MicroConsole {

    private static final String NAME = "convergence";

    private MicroConsole() {}

    public static void main(String[] arguments) throws BootstrapException, IOException {
        PayaraMicro.main(arguments);
        PayaraMicroRuntime runtime = PayaraMicro.getInstance().getRuntime();
        System.out.println("The console is open");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            execute(runtime, line);
            System.out.println("The console has done: " + line);
        }
    }

    private static void execute(PayaraMicroRuntime runtime, String line) {
        if (line.startsWith("deploy ")) {
            runtime.deploy(NAME, "/", new File(line.substring("deploy ".length())));
        } else {
            runtime.undeploy(NAME);
        }
    }
}
