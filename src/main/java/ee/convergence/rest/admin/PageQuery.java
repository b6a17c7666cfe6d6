package ee.convergence.rest.admin;

import ee.convergence.config.AdministrationSettings;
import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param offset items to skip
 * @param limit items to return at most
 */
record PageQuery(int offset, int limit) {

    /** What the parameters say; a limit that is too large is cut, anything that is no number from 0 on is a problem. */
    static PageQuery of(String offset, String limit, AdministrationSettings settings) {
        return new PageQuery(
                number("offset", offset).orElse(0),
                Math.min(number("limit", limit).orElse(settings.pageSize()), settings.maxPageSize()));
    }

    private static Optional<Integer> number(String name, String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            throw notANumber(name);
        }
        throw notANumber(name);
    }

    private static RuntimeException notANumber(String name) {
        return Problem.malformed(name + " must be a whole number from 0 on").exception();
    }
}
