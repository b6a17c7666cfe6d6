package ee.convergence.model.live;

import ee.convergence.domain.Session;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.StoredModel;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps a copy of a model for a session and comes to bring it up to date (model.md section 13). All methods are called in
 * the order of what happens to the model, and of the five last ones just one: what that sends to the session comes neither
 * between the session's opening of the model and its closing nor behind anything that the session is told later. None may
 * block.
 */
public interface CopyKeeper {

    /** For whom. */
    Session session();

    /** The model as it was found by who wants its data: it is waited for until it is at least like that. */
    Optional<StoredModel> wanted();

    /** Whether it is to have a prefix of value ids of its own. */
    boolean wantsPrefix();

    /** The session takes no part in the model, whose data is not wanted. */
    void alone();

    /** The session takes no part in the model, which is this, and of which the session's user may do that. */
    void present(CopiedModel model, ModelRights rights, OptionalLong prefix);

    /** There is no such model. */
    void absent();

    /** The session takes part in the model or waits to. */
    void takesPart();

    /** The model cannot be had now. */
    void failed();
}
