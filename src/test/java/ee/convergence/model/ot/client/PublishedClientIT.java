package ee.convergence.model.ot.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.ot.client.PublishedClient.Case;
import ee.convergence.model.ot.operation.StringSplice;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The published client and the server transform alike")
class PublishedClientIT {

    private static final int DEFECTIVE_PAIRS = 1_008;

    @Test
    @DisplayName("every pair of splices, except for those that it is known to spoil")
    void splices() throws Exception {
        Map<Boolean, List<Case>> cases =
                ClientCases.splices().stream().collect(Collectors.partitioningBy(PublishedClientIT::isSpoilt));
        assertAgreement(cases.get(false));
        assertThat(cases.get(true)).hasSize(DEFECTIVE_PAIRS);
        List<Case> silent = cases.get(true).stream()
                .filter(PublishedClientIT::staysWithinTheText)
                .toList();
        assertThat(silent).isNotEmpty();
        assertThat(Comparison.of(silent).disagreements()).hasSameSizeAs(silent);
    }

    /** A replacement behind another one, with a text of another length (ot.md section 5.2). */
    private static boolean isSpoilt(Case each) {
        StringSplice s = (StringSplice) each.remote().get(0);
        StringSplice c = (StringSplice) each.own().get(0);
        return s.isReplacement()
                && c.isReplacement()
                && s.index() > c.index() + c.deleteCount()
                && s.insertedValue().length() != c.insertedValue().length();
    }

    /** The client spoils some pairs silently; of others it fails. */
    private static boolean staysWithinTheText(Case each) {
        StringSplice s = (StringSplice) each.remote().get(0);
        StringSplice c = (StringSplice) each.own().get(0);
        int surplus = s.insertedValue().length() - c.insertedValue().length();
        return s.index() + s.deleteCount() + surplus <= ClientCases.TEXT.length();
    }

    @Test
    @DisplayName("every pair of splices, replacements taken apart as the server relays them")
    void relayedReplacements() throws Exception {
        assertAgreement(ClientCases.relayedReplacements());
    }

    @Test
    @DisplayName("every pair of other operations on strings, numbers, booleans and dates")
    void scalars() throws Exception {
        assertAgreement(ClientCases.scalars());
    }

    @Test
    @DisplayName("every pair of operations on arrays")
    void arrays() throws Exception {
        assertAgreement(ClientCases.arrays());
    }

    @Test
    @DisplayName("every pair of operations on objects")
    void objects() throws Exception {
        assertAgreement(ClientCases.objects());
    }

    @Test
    @DisplayName("random sequences and batches on nested documents")
    void sequences() throws Exception {
        assertAgreement(ClientCases.sequences(new Random(4), 3_000));
    }

    private static void assertAgreement(List<Case> cases) throws Exception {
        Comparison comparison = Comparison.of(cases);
        assertThat(comparison.disagreements()).isEmpty();
        assertThat(comparison.compared()).isGreaterThanOrEqualTo(cases.size());
    }
}
