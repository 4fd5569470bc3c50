/* The words of the model: states, steps, what is seen from outside, and rules that can be broken. */

*/

#define PLEDGES 2
#ifdef TRACE
#define WORKERS  5
#define ATTEMPTS 32
#define INTENTS  16
#else
#define WORKERS  2
#define ATTEMPTS 14
#define INTENTS  5
#endif

/* How the money is taken (`collection`). */
#define SAVE  0
#define HOLD  1
#define AHEAD 2

/* The states of a pledge; `won`, `lost`, `refunded` … are all COLLECTED here. */
#define CONFIRMED  1
#define COLLECTING 2
#define COLLECTED  3
#define PAST_DUE   4
#define DROPPED    5
#define RELEASING  6
#define RELEASED   7 /* also `cancelled` */
#define AT_REST    8 /* ended, and nothing about it is under way any more */

/* The states of a PaymentIntent. */
#define NONE    0
#define HELD    1 /* requires_capture */
#define MADE    2 /* requires_confirmation */
#define UNPAID  3 /* requires_payment_method, requires_action */
#define PENDING 4 /* processing */
#define PAID    5 /* succeeded */
#define GONE    6 /* canceled */

/* What Stripe answers and keeps under a key: a word, and the intent that it is about. */
#define TAKEN(i)    (16 + (i)) /* succeeded */
#define WAIT(i)     (32 + (i)) /* processing */
#define DECLINED(i) (48 + (i))
#define CANCELED    64
#define FAILED      80 /* an error 500 */
#define REFUSED     81 /* 409, 429: not carried out */
#define LOST        82 /* an outcome that nobody knows */
#define isTaken(a)    ((a) >> 4 == 1)
#define isWait(a)     ((a) >> 4 == 2)
#define isDeclined(a) ((a) >> 4 == 3)
#define ABOUT(a)      ((a) & 15)

/* What a worker is for: the message that it has received, or the request that it answers. */
#define NOBODY  0 /* Stripe, the backer, the creator, the clock */
#define COLLECT 1 /* collect-pledge */
#define RELEASE 2 /* release-pledge */
#define DUN     3 /* dun-pledge */
#define LOOK    4 /* reconcile-payment */
#define REPLACE 5 /* replace-authorization */
#define RENEW   6 /* renew-payment-method */
#define CANCEL  7 /* cancel-pledge */

/* Where a worker is: what it does next; up to GIVE it is a request, from DOUBT on a write. */
#define IDLE     0
#define CALL     1
#define UNHOLD   2
#define REOPEN   3
#define EXCHANGE 4
#define ABANDON  5
#define FREE     6
#define GIVE     7
#define STANDING 8
#define LIST     9
#define LOOKAT   10
#define FIND     11
#define STRAYS   12
#define RETURN   13
#define DOUBT    14
#define NUMBER   15
#define RECORD   16
#define RETRY    17
#define DROP     18
#define PAY      19
#define HAND     20
#define CHANGE   21
#define BEGIN    22
#define NEXT     23
#define END      24
#define ANEW     25 /* only where the rule is broken that an attempt makes one intent at most */

/* What can be seen from outside: lines of a trace, and of the story of a counterexample. */
#define SEEN_STARTED    1
#define SEEN_DOUBTED    2
#define SEEN_COLLECTED  3
#define SEEN_FAILED     4
#define SEEN_DROPPED    5
#define SEEN_RELEASING  6
#define SEEN_RELEASED   7
#define SEEN_REPLACED   8
#define SEEN_RENEWED    9
#define SEEN_MOVED      10
#define SEEN_CREATE     11
#define SEEN_CONFIRM    12
#define SEEN_CAPTURE    13
#define SEEN_UNHOLD     14
#define SEEN_LOOK       15
#define SEEN_LIST       16
#define SEEN_STRAYS     17
#define SEEN_ABANDON    18
#define SEEN_RETURN     19
#define SEEN_FREE       20
#define SEEN_GIVE       21
#define SEEN_FIND       22
#define SEEN_REOPEN     23
#define SEEN_EXCHANGE   24
#define SEEN_PAID       30
#define SEEN_UNPAID     31
#define SEEN_PENDING    32
#define SEEN_GONE       33
#define SEEN_WAITED     40
#define SEEN_AGED       41
#define SEEN_LATER      42
#define SEEN_TAKES      50
#define SEEN_ENDS       51
#define SEEN_KNOWN      52
/* Lines of a story only. */
#define TOLD_RECEIVED   60
#define TOLD_CRASHED    61
#define TOLD_STALE      62
#define TOLD_LOST       63
#define TOLD_NOT_SENT   64
#define TOLD_REFUSED    65
#define TOLD_UNDER_WAY  66
#define TOLD_LATE       67
#define TOLD_BACKER     68
#define TOLD_FOLLOW_UP  69
#define TOLD_AT_REST    70

/* The properties. */
#define CHARGED_ONCE        1 /* money is taken at most once for each pledge */
#define CHARGED_WHILE_DUE   2 /* … never of one that was released, or dropped, or not begun with */
#define WRITTEN_FIRST       3 /* … and only by an attempt that the table knows */
#define CAMPAIGN_TAKES      4 /* nobody who can know of the end of the campaign takes any */
#define NUMBER_AFTER_ANSWER 5 /* no new number while a request may still make an intent */
#define ENDS_RIGHT          6 /* in the end, money is kept of a collected pledge, and of no other */
#define NAMES_THE_CHARGE    7 /* … and it is the intent that the pledge names */
#define COMES_TO_REST       8 /* when nothing can happen any more, every pledge has ended */
#define FITS                9 /* the model has room for what happens: a limit of its own */

/* One rule of the protocol that is broken. */
#define BREAK_CONDITION 1  /* a write is not refused to whoever has an old version */
#define BREAK_NUMBER    2  /* a new number at once after an answer that was lost */
#define BREAK_ONE_LOOK  3  /* one look that finds nothing is believed */
#define BREAK_BORDER    4  /* … of an attempt whose key has just stopped to be trusted */
#define BREAK_TRUST     5  /* a key is trusted for ever */
#define BREAK_ANEW      6  /* within an attempt another intent is made for one that is canceled */
#define BREAK_DROP      7  /* a pledge is dropped without its intent being cancelled */
#define BREAK_ACK       8  /* a message is deleted before its work is done */
#define BREAK_DECLINE   9  /* an unknown outcome is taken for a decline */
#define BREAK_RETRY     10 /* dunning tries the card with an intent of its own */
#define BREAK_RELEASE   11 /* a pledge is released whatever its state */
#define BREAK_FIRST     12 /* Stripe is asked before the attempt is written */
#define BREAK_SWEEP     13 /* nobody sends again what was lost */
#define BREAK_STRAYS    14 /* nobody looks for what an attempt took after it was given up */
#define BREAK_ASK       15 /* an attempt begins whatever has become of its campaign */
#define BREAK_GO_ON     16 /* an intent that was only made is charged whatever has become … */
#define BREAK_PAID      17 /* an intent that cannot be cancelled, because it is paid, counts as cancelled */
#define BREAK_RETURN    18 /* a payment goes back although the pledge names it */
#define broken(rule) (breakage == rule)
