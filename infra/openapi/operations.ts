/**
 * Every HTTP operation there is, for the API document. A test holds this list against the folders of
 * functions, and another one holds it against the routes of the synthesised template.
 */
import type { Operation } from '../../shared/entry/operation.ts';
import { contract as abandonCampaign } from '../../functions/abandon-campaign/contract.ts';
import { contract as acceptPledge } from '../../functions/accept-pledge/contract.ts';
import { contract as cancelCampaign } from '../../functions/cancel-campaign/contract.ts';
import { contract as cancelPledge } from '../../functions/cancel-pledge/contract.ts';
import { contract as changePartner } from '../../functions/change-partner/contract.ts';
import { contract as changePledge } from '../../functions/change-pledge/contract.ts';
import { contract as confirmPledge } from '../../functions/confirm-pledge/contract.ts';
import { contract as createCampaign } from '../../functions/create-campaign/contract.ts';
import { contract as editCampaign } from '../../functions/edit-campaign/contract.ts';
import { contract as expressInterest } from '../../functions/express-interest/contract.ts';
import { contract as extendPaymentWindow } from '../../functions/extend-payment-window/contract.ts';
import { contract as finishTask } from '../../functions/finish-task/contract.ts';
import { contract as gatherEvidence } from '../../functions/gather-evidence/contract.ts';
import { contract as importPledges } from '../../functions/import-pledges/contract.ts';
import { contract as inspectPledge } from '../../functions/inspect-pledge/contract.ts';
import { contract as listCampaignPledges } from '../../functions/list-campaign-pledges/contract.ts';
import { contract as listCampaigns } from '../../functions/list-campaigns/contract.ts';
import { contract as listDeliveries } from '../../functions/list-deliveries/contract.ts';
import { contract as listMyPledges } from '../../functions/list-my-pledges/contract.ts';
import { contract as listPartners } from '../../functions/list-partners/contract.ts';
import { contract as listTasks } from '../../functions/list-tasks/contract.ts';
import { contract as makePasses } from '../../functions/make-passes/contract.ts';
import { contract as openSecretRewards } from '../../functions/open-secret-rewards/contract.ts';
import { contract as publishCampaign } from '../../functions/publish-campaign/contract.ts';
import { contract as readCampaign } from '../../functions/read-campaign/contract.ts';
import { contract as readLedger } from '../../functions/read-ledger/contract.ts';
import { contract as readPartner } from '../../functions/read-partner/contract.ts';
import { contract as readPledge } from '../../functions/read-pledge/contract.ts';
import { contract as readReceipt } from '../../functions/read-receipt/contract.ts';
import { contract as readReportKey } from '../../functions/read-report-key/contract.ts';
import { contract as readSettlementReport } from '../../functions/read-settlement-report/contract.ts';
import { contract as readSettlement } from '../../functions/read-settlement/contract.ts';
import { contract as receivePartnerWebhook } from '../../functions/receive-partner-webhook/contract.ts';
import { contract as receiveStripeWebhook } from '../../functions/receive-stripe-webhook/contract.ts';
import { contract as registerPartner } from '../../functions/register-partner/contract.ts';
import { contract as renewPaymentMethod } from '../../functions/renew-payment-method/contract.ts';
import { contract as requestLedgerCheck } from '../../functions/request-ledger-check/contract.ts';
import { contract as requestRefund } from '../../functions/request-refund/contract.ts';
import { contract as requestReplay } from '../../functions/request-replay/contract.ts';
import { contract as rotatePartnerSecret } from '../../functions/rotate-partner-secret/contract.ts';
import { contract as settleRefundElsewhere } from '../../functions/settle-refund-elsewhere/contract.ts';
import { contract as showPaymentPage } from '../../functions/show-payment-page/contract.ts';
import { contract as submitEvidence } from '../../functions/submit-evidence/contract.ts';
import { contract as verifyPledge } from '../../functions/verify-pledge/contract.ts';
import { contract as withdrawInterest } from '../../functions/withdraw-interest/contract.ts';
import { readDocsFile, readOpenapi, showDocs } from '../../functions/serve-docs/contract.ts';

export const operations: readonly Operation[] = [
  ...[
    listCampaigns,
    readCampaign,
    createCampaign,
    editCampaign,
    publishCampaign,
    cancelCampaign,
    abandonCampaign,
  ],
  ...[expressInterest, withdrawInterest, makePasses, openSecretRewards],
  ...[
    acceptPledge,
    readPledge,
    confirmPledge,
    changePledge,
    cancelPledge,
    renewPaymentMethod,
    listMyPledges,
    readReceipt,
    showPaymentPage,
  ],
  ...[readSettlement, readSettlementReport, readReportKey, listCampaignPledges],
  ...[
    listTasks,
    finishTask,
    inspectPledge,
    verifyPledge,
    extendPaymentWindow,
    requestRefund,
    settleRefundElsewhere,
    gatherEvidence,
    submitEvidence,
    readLedger,
    requestLedgerCheck,
  ],
  ...[receiveStripeWebhook],
  ...[receivePartnerWebhook, registerPartner, listPartners, readPartner, changePartner],
  ...[rotatePartnerSecret, listDeliveries, requestReplay, importPledges],
  ...[readOpenapi, showDocs, readDocsFile],
];
