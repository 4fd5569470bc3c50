/**
 * Every HTTP operation there is, for the API document. A test holds this list against the folders of
 * functions, and another one holds it against the routes of the synthesised template.
 */
import type { Operation } from '../../shared/entry/operation.ts';
import { contract as abandonCampaign } from '../../functions/abandon-campaign/contract.ts';
import { contract as acceptPledge } from '../../functions/accept-pledge/contract.ts';
import { contract as cancelCampaign } from '../../functions/cancel-campaign/contract.ts';
import { contract as cancelForOperations } from '../../functions/cancel-for-operations/contract.ts';
import { contract as cancelPledge } from '../../functions/cancel-pledge/contract.ts';
import { contract as cancelRedrive } from '../../functions/cancel-redrive/contract.ts';
import { contract as changePartner } from '../../functions/change-partner/contract.ts';
import { contract as changePledge } from '../../functions/change-pledge/contract.ts';
import { contract as confirmPledge } from '../../functions/confirm-pledge/contract.ts';
import { contract as createCampaign } from '../../functions/create-campaign/contract.ts';
import { contract as discardDeadLetter } from '../../functions/discard-dead-letter/contract.ts';
import { contract as editCampaign } from '../../functions/edit-campaign/contract.ts';
import { contract as expressInterest } from '../../functions/express-interest/contract.ts';
import { contract as extendPaymentWindow } from '../../functions/extend-payment-window/contract.ts';
import { contract as finishTask } from '../../functions/finish-task/contract.ts';
import { contract as gatherEvidence } from '../../functions/gather-evidence/contract.ts';
import { contract as importPledges } from '../../functions/import-pledges/contract.ts';
import { contract as inspectCampaign } from '../../functions/inspect-campaign/contract.ts';
import { contract as inspectPledge } from '../../functions/inspect-pledge/contract.ts';
import { contract as listActs } from '../../functions/list-acts/contract.ts';
import { contract as listCampaignPledges } from '../../functions/list-campaign-pledges/contract.ts';
import { contract as listCampaigns } from '../../functions/list-campaigns/contract.ts';
import { contract as listDeadLetters } from '../../functions/list-dead-letters/contract.ts';
import { contract as listDeliveries } from '../../functions/list-deliveries/contract.ts';
import { contract as listMyPledges } from '../../functions/list-my-pledges/contract.ts';
import { contract as listPartners } from '../../functions/list-partners/contract.ts';
import { contract as listPledgesOfCampaign } from '../../functions/list-pledges-of-campaign/contract.ts';
import { contract as listQueues } from '../../functions/list-queues/contract.ts';
import { contract as listTasks } from '../../functions/list-tasks/contract.ts';
import { contract as extendForOperations } from '../../functions/extend-for-operations/contract.ts';
import { contract as previewExtension } from '../../functions/preview-extension/contract.ts';
import { contract as previewCancellation } from '../../functions/preview-cancellation/contract.ts';
import { contract as makePasses } from '../../functions/make-passes/contract.ts';
import { contract as openSecretRewards } from '../../functions/open-secret-rewards/contract.ts';
import { contract as publishCampaign } from '../../functions/publish-campaign/contract.ts';
import { contract as announceCampaign } from '../../functions/announce-campaign/contract.ts';
import { contract as readCampaign } from '../../functions/read-campaign/contract.ts';
import { contract as readFeed } from '../../functions/read-feed/contract.ts';
import { contract as readLedger } from '../../functions/read-ledger/contract.ts';
import { contract as readOverview } from '../../functions/read-overview/contract.ts';
import { contract as readPartner } from '../../functions/read-partner/contract.ts';
import { contract as readPledge } from '../../functions/read-pledge/contract.ts';
import { contract as readRedrives } from '../../functions/read-redrives/contract.ts';
import { contract as readReceipt } from '../../functions/read-receipt/contract.ts';
import { contract as readReportKey } from '../../functions/read-report-key/contract.ts';
import { contract as readSettlement } from '../../functions/read-settlement/contract.ts';
import { contract as readSettlementReport } from '../../functions/read-settlement-report/contract.ts';
import { contract as receivePartnerWebhook } from '../../functions/receive-partner-webhook/contract.ts';
import { contract as receiveStripeWebhook } from '../../functions/receive-stripe-webhook/contract.ts';
import { contract as recordShipments } from '../../functions/record-shipments/contract.ts';
import { contract as importShipments } from '../../functions/import-shipments/contract.ts';
import { contract as addCodes } from '../../functions/add-codes/contract.ts';
import { contract as startFulfilment } from '../../functions/start-fulfilment/contract.ts';
import { contract as receiveShipmentWebhook } from '../../functions/receive-shipment-webhook/contract.ts';
import { contract as redriveDeadLetters } from '../../functions/redrive-dead-letters/contract.ts';
import { contract as planDelivery } from '../../functions/plan-delivery/contract.ts';
import { contract as giveDeliveryData } from '../../functions/give-delivery-data/contract.ts';
import { contract as readDelivery } from '../../functions/read-delivery/contract.ts';
import { contract as createWave } from '../../functions/create-wave/contract.ts';
import { contract as listWaves } from '../../functions/list-waves/contract.ts';
import { contract as exportWave } from '../../functions/export-wave/contract.ts';
import { contract as listCampaignDeliveries } from '../../functions/list-campaign-deliveries/contract.ts';
import { contract as registerPartner } from '../../functions/register-partner/contract.ts';
import { contract as renewPaymentMethod } from '../../functions/renew-payment-method/contract.ts';
import { contract as requestLedgerCheck } from '../../functions/request-ledger-check/contract.ts';
import { contract as requestRefund } from '../../functions/request-refund/contract.ts';
import { contract as requestReplay } from '../../functions/request-replay/contract.ts';
import { contract as retryPledge } from '../../functions/retry-pledge/contract.ts';
import { contract as reviewPledge } from '../../functions/review-pledge/contract.ts';
import { contract as rotatePartnerSecret } from '../../functions/rotate-partner-secret/contract.ts';
import { contract as searchPledges } from '../../functions/search-pledges/contract.ts';
import { contract as settleRefundElsewhere } from '../../functions/settle-refund-elsewhere/contract.ts';
import { contract as showPaymentPage } from '../../functions/show-payment-page/contract.ts';
import { contract as submitEvidence } from '../../functions/submit-evidence/contract.ts';
import { contract as tellStory } from '../../functions/tell-story/contract.ts';
import { contract as verifyPledge } from '../../functions/verify-pledge/contract.ts';
import { contract as changePromise } from '../../functions/change-promise/contract.ts';
import { contract as decideMilestone } from '../../functions/decide-milestone/contract.ts';
import { contract as exitPledge } from '../../functions/exit-pledge/contract.ts';
import { contract as planMilestones } from '../../functions/plan-milestones/contract.ts';
import { contract as readExits } from '../../functions/read-exits/contract.ts';
import { contract as readMilestones } from '../../functions/read-milestones/contract.ts';
import { contract as readPromise } from '../../functions/read-promise/contract.ts';
import { contract as reportMilestone } from '../../functions/report-milestone/contract.ts';
import { contract as showDeliveryPage } from '../../functions/show-delivery-page/contract.ts';
import { contract as showExitPage } from '../../functions/show-exit-page/contract.ts';
import {
  readConsoleFile,
  readConsoleSettings,
  showConsole,
} from '../../functions/serve-console/contract.ts';
import { contract as withdrawInterest } from '../../functions/withdraw-interest/contract.ts';
import { contract as readAbandonment } from '../../functions/read-abandonment/contract.ts';
import { contract as requestAbandonmentPreview } from '../../functions/request-abandonment-preview/contract.ts';
import { contract as postUpdate } from '../../functions/post-update/contract.ts';
import { contract as listUpdates } from '../../functions/list-updates/contract.ts';
import { contract as listPledgeUpdates } from '../../functions/list-pledge-updates/contract.ts';
import { contract as reactToUpdate } from '../../functions/react-to-update/contract.ts';
import { contract as chooseUpdates } from '../../functions/choose-updates/contract.ts';
import {
  contract as showUpdatePage,
  unsubscribe as unsubscribeByLink,
} from '../../functions/show-update-page/contract.ts';
import { readDocsFile, readOpenapi, showDocs } from '../../functions/serve-docs/contract.ts';

export const operations: readonly Operation[] = [
  ...[
    listCampaigns,
    readCampaign,
    createCampaign,
    editCampaign,
    announceCampaign,
    publishCampaign,
    cancelCampaign,
    abandonCampaign,
    requestAbandonmentPreview,
    readAbandonment,
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
  ...[readPromise, changePromise, exitPledge, showExitPage],
  ...[readMilestones, planMilestones, reportMilestone],
  ...[listUpdates, postUpdate, listPledgeUpdates, reactToUpdate, chooseUpdates],
  ...[showUpdatePage, unsubscribeByLink],
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
    readExits,
    decideMilestone,
  ],
  ...[listQueues, listDeadLetters, redriveDeadLetters, readRedrives, cancelRedrive],
  ...[discardDeadLetter, listActs, readOverview, readFeed, inspectCampaign],
  ...[previewCancellation, cancelForOperations],
  ...[previewExtension, extendForOperations],
  ...[searchPledges, tellStory, retryPledge, reviewPledge],
  ...[readDelivery, giveDeliveryData, showDeliveryPage],
  ...[startFulfilment, recordShipments, importShipments, addCodes, planDelivery],
  ...[createWave, listWaves, exportWave, listCampaignDeliveries],
  ...[receiveStripeWebhook],
  ...[
    receivePartnerWebhook,
    receiveShipmentWebhook,
    registerPartner,
    listPartners,
    readPartner,
    changePartner,
  ],
  ...[rotatePartnerSecret, listDeliveries, requestReplay, importPledges],
  ...[listPledgesOfCampaign, showConsole, readConsoleFile, readConsoleSettings],
  ...[readOpenapi, showDocs, readDocsFile],
];
