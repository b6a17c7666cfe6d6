package ee.convergence.model.live;

import ee.convergence.model.access.Rights;
import ee.convergence.protocol.wire.model.ModelPermissionsData;

/** Rights as they travel. Stateless. */
public final class RightsWire {

    private RightsWire() {}

    /** Rights as they travel. */
    public static ModelPermissionsData encode(Rights rights) {
        return ModelPermissionsData.newBuilder()
                .setRead(rights.read())
                .setWrite(rights.write())
                .setRemove(rights.remove())
                .setManage(rights.manage())
                .build();
    }

    /** Rights that travelled. */
    public static Rights decode(ModelPermissionsData data) {
        return new Rights(data.getRead(), data.getWrite(), data.getRemove(), data.getManage());
    }
}
