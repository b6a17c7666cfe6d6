package ee.convergence.model.creation;

import ee.convergence.domain.Texts;
import ee.convergence.model.ot.data.ObjectNode;
import ee.convergence.model.ot.operation.OperationRejectedException;
import ee.convergence.model.ot.tree.ModelTree;
import ee.convergence.model.permission.ModelPermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * A model to be created (model.md section 3). Immutable.
 *
 * @param id its id
 * @param collection the id of its collection
 * @param root its data
 * @param created when it shall have been created, if not now
 * @param permissions what it says about rights; users who do not exist are skipped
 * @param ephemeral whether it goes with its last participant
 */
public record NewModel(
        String id,
        String collection,
        ObjectNode root,
        Optional<Instant> created,
        ModelPermissions permissions,
        boolean ephemeral) {

    private static final int LONGEST_ID = 256;

    /**
     * What makes it impossible ({@code invalid_model_creation_data}), for people: an id that is empty, too long or cannot
     * be stored, or element ids that are empty or used twice. To be asked before it is stored; costs as much as the data is
     * large.
     */
    public Optional<String> fault() {
        if (!isPossibleId(collection)) {
            return Optional.of("The collection id must have 1 to 256 characters.");
        }
        if (!isPossibleId(id)) {
            return Optional.of("The model id must have 1 to 256 characters.");
        }
        try {
            return new ModelTree(root).size() > 0 ? Optional.empty() : Optional.of("no data");
        } catch (OperationRejectedException unfit) {
            return Optional.of("The data cannot be accepted: " + unfit.getMessage());
        }
    }

    /** Whether a model or a collection can have this id. */
    public static boolean isPossibleId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && Texts.isStorable(id);
    }
}
