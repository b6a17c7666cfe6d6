package ee.convergence.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has to go when rights change ({@code permissions.md} section 6.1). Rights are letters: join, lurk, view, set. */
class ForcedOutTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "false, jlvs, jlvs, -",
                "false, jlvs, lvs, JOIN_REVOKED",
                "true, jlvs, '', JOIN_REVOKED",
                "true, jlvs, jvs, LURK_REVOKED",
                "false, jlvs, jvs, -",
                "false, jlvs, jls, VIEW_STATE_REVOKED",
                "false, jlvs, js, VIEW_STATE_REVOKED",
                "true, jlvs, jls, VIEW_STATE_REVOKED",
                "false, js, js, -",
                "false, js, jvs, -",
                "false, jlvs, jlv, -"
            },
            nullValues = "-")
    void theFirstRuleThatAppliesIsTheReason(boolean lurking, String before, String now, ForcedOut reason) {
        assertThat(ForcedOut.of(lurking, rights(before), rights(now))).isEqualTo(reason);
    }

    private static ActivityRights rights(String letters) {
        return new ActivityRights(
                letters.contains("j"), letters.contains("l"), letters.contains("v"), letters.contains("s"));
    }
}
