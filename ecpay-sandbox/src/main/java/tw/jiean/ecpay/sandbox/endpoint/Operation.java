package tw.jiean.ecpay.sandbox.endpoint;

import tw.jiean.ecpay.sandbox.wire.Form;

/** One of ECPay's addresses that shops' servers post forms to. */
@FunctionalInterface
interface Operation {

  ServerReply answer(Form request);
}
