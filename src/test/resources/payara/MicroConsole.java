import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Arrays;

/**
 * Payara Micro with its usual arguments, and then with the administration commands that come on the standard input, which
 * Micro by itself takes only at its start. Run from source, with Micro's JAR on the class path.
 */
public final class MicroConsole {

    private MicroConsole() {}

    public static void main(String[] arguments) throws Exception {
        PayaraMicro.main(arguments);
        PayaraMicroRuntime runtime = PayaraMicro.getInstance().getRuntime();
        System.out.println("The console is open");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            ClusterCommandResult result = runtime.run(words[0], Arrays.copyOfRange(words, 1, words.length))
                    .values()
                    .iterator()
                    .next()
                    .get();
            System.out.println("The command is done: " + result.getExitStatus() + " " + result.getOutput());
        }
    }
}
