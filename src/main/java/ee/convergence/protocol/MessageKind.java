package ee.convergence.protocol;

import static ee.convergence.protocol.wire.ConvergenceMessage.BodyCase.*;

import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import java.util.EnumSet;
import java.util.Set;

/** What a message is to the server that receives it ({@code protocol.md} sections 1 and 1.1). */
public enum MessageKind {
    /** Ping and pong: ids are ignored, always accepted. */
    CONTROL,
    /** One-way. */
    NORMAL,
    /** Exactly one response is expected. */
    REQUEST,
    /** Answers a request of the server. */
    RESPONSE,
    /** Only a server may send it. */
    SERVER_ONLY,
    /** No body, or one that this server does not know. */
    NONE;

    private static final Set<BodyCase> CONTROLS = EnumSet.of(PING, PONG);

    private static final Set<BodyCase> RESPONSES = EnumSet.of(ERROR, MODELAUTOCREATECONFIGRESPONSE);

    private static final Set<BodyCase> NORMALS = EnumSet.of(
            OPERATIONSUBMISSION,
            SHAREREFERENCE,
            SETREFERENCE,
            CLEARREFERENCE,
            UNSHAREREFERENCE,
            MODELRESYNCCLIENTCOMPLETE,
            ACTIVITYUPDATESTATE,
            PRESENCESETSTATE,
            PRESENCEREMOVESTATE,
            PRESENCECLEARSTATE,
            PRESENCEUNSUBSCRIBE);

    private static final Set<BodyCase> REQUESTS = EnumSet.of(
            CONNECTIONREQUEST,
            SERVERTIMEREQUEST,
            OPENREALTIMEMODELREQUEST,
            CLOSEREALTIMEMODELREQUEST,
            CREATEREALTIMEMODELREQUEST,
            DELETEREALTIMEMODELREQUEST,
            MODELSQUERYREQUEST,
            GETMODELPERMISSIONSREQUEST,
            SETMODELPERMISSIONSREQUEST,
            MODELRESYNCREQUEST,
            MODELOFFLINESUBSCRIPTIONCHANGE,
            HISTORICALDATAREQUEST,
            HISTORICALOPERATIONSREQUEST,
            MODELGETVERSIONATTIMEREQUEST,
            USERSGETREQUEST,
            USERSEARCHREQUEST,
            USERGROUPSREQUEST,
            USERGROUPSFORUSERSREQUEST,
            ACTIVITYPARTICIPANTSREQUEST,
            ACTIVITYCREATEREQUEST,
            ACTIVITYDELETEREQUEST,
            ACTIVITYJOINREQUEST,
            ACTIVITYLEAVEREQUEST,
            PRESENCEREQUEST,
            PRESENCESUBSCRIBEREQUEST,
            CREATECHATREQUEST,
            REMOVECHATREQUEST,
            GETCHATSREQUEST,
            CHATSEXISTREQUEST,
            GETDIRECTCHATSREQUEST,
            GETJOINEDCHATSREQUEST,
            CHATSSEARCHREQUEST,
            JOINCHATREQUEST,
            LEAVECHATREQUEST,
            ADDUSERTOCHATREQUEST,
            REMOVEUSERFROMCHATREQUEST,
            SETCHATNAMEREQUEST,
            SETCHATTOPICREQUEST,
            MARKCHATEVENTSSEENREQUEST,
            PUBLISHCHATMESSAGEREQUEST,
            GETCHATHISTORYREQUEST,
            RESOLVEPERMISSIONSFORCONNECTEDSESSIONREQUEST,
            ADDPERMISSIONSREQUEST,
            REMOVEPERMISSIONSREQUEST,
            SETPERMISSIONSREQUEST,
            GETPERMISSIONSREQUEST);

    private static final MessageKind[] KINDS = kinds();

    /** The kind of a body member. */
    public static MessageKind of(BodyCase body) {
        return KINDS[body.ordinal()];
    }

    /** All requests that a client may send. */
    public static Set<BodyCase> requests() {
        return EnumSet.copyOf(REQUESTS);
    }

    /** All one-way messages that a client may send. */
    public static Set<BodyCase> normals() {
        return EnumSet.copyOf(NORMALS);
    }

    private static MessageKind[] kinds() {
        MessageKind[] kinds = new MessageKind[BodyCase.values().length];
        for (BodyCase body : BodyCase.values()) {
            kinds[body.ordinal()] = classify(body);
        }
        return kinds;
    }

    private static MessageKind classify(BodyCase body) {
        if (body == BODY_NOT_SET) {
            return NONE;
        }
        if (CONTROLS.contains(body)) {
            return CONTROL;
        }
        if (NORMALS.contains(body)) {
            return NORMAL;
        }
        if (REQUESTS.contains(body)) {
            return REQUEST;
        }
        return RESPONSES.contains(body) ? RESPONSE : SERVER_ONLY;
    }
}
