import type { LanguageWords } from '../language-words.ts';

/** Words of Vietnamese. */
export const vietnamese: LanguageWords = {
  language: 'vi',
  functionWords:
    'và, hoặc, của, cho, với, trong, trên, dưới, từ, đến, là, có, không, được, các, những, một, này, đó, chúng, tôi, bạn, họ, gì, ai, ở, đâu, khi, nào, như, thế, hơn, tất, cả, để, về, tại, đã, sẽ, đang, cũng, rất, mà, vì, nếu, theo, bằng, hay, ra, vào',
  letters: 'ơưđạảấầẩậắằẵặẹẻẽếềểệịỉọỏốồổộớờởợụủứừửữựỳỵỷỹ',
  commonWords:
    'hôm, nay, ngày, mai, tuần, tháng, năm, giá, miễn, phí, mới, bán, chạy, khuyến, mãi, thẻ, quà, tặng, vận, chuyển, thanh, toán, đơn, đánh, chào, mừng, số, dư, giao, dịch, gần, đây, tiền, hành, khách, đi, báo, cáo, quên, nhớ, tạm, tính',
  actions:
    'mua, mua ngay, thêm, thêm vào giỏ, thêm vào giỏ hàng, đặt hàng, đặt ngay, gửi, xác nhận, hủy, huỷ, đóng, tiếp tục, tiếp theo, tiếp, trước, quay lại, tìm kiếm, tìm, đăng ký, đăng nhập, đăng xuất, tạo, tạo tài khoản, lưu, xóa, xoá, sửa, chỉnh sửa, thay đổi, tải xuống, tải về, tải lên, chia sẻ, theo dõi, đặt chỗ, đặt lịch, đặt phòng, thanh toán, xem, xem thêm, xem tất cả, xem chi tiết, hiển thị, đọc thêm, tìm hiểu thêm, khám phá, bắt đầu, dùng thử, thử ngay, liên hệ, gọi, gọi ngay, yêu cầu, tham gia, đồng ý, chấp nhận, từ chối, chọn, in, sao chép, bỏ qua, xong, hoàn tất, mở, quyên góp, áp dụng, so sánh, quản lý, cập nhật, xóa bộ lọc, mua hàng, tới giỏ hàng, thuê, chuyển tiền, nạp tiền, thử lại, đọc tiếp, nhận, nhận ngay, kiểm tra, xác minh, kích hoạt, tạo tài khoản mới, lưu thay đổi, hoàn tất đơn hàng, đặt vé, đặt bàn, ứng tuyển, đổi, khôi phục, trở lại, quay về',
  actionPosition: 'start',
  navigation:
    'trang chủ, giới thiệu, về chúng tôi, liên hệ, sản phẩm, dịch vụ, bảng giá, blog, tin tức, trợ giúp, hỗ trợ, đăng nhập, đăng ký, tài khoản, giỏ hàng, hồ sơ, cài đặt, bảng điều khiển, đội ngũ, tuyển dụng, thư viện, sự kiện, chính sách bảo mật, điều khoản, cửa hàng, danh mục, tìm kiếm, tính năng, câu hỏi thường gặp',
  fields: {
    email: 'e mail, email, địa chỉ email, thư điện tử, địa chỉ email của bạn',
    newPassword: 'mật khẩu mới, xác nhận mật khẩu, nhập lại mật khẩu, tạo mật khẩu, nhập lại mật khẩu mới',
    password: 'mật khẩu',
    phone: 'điện thoại, số điện thoại, di động, sđt, số di động, số điện thoại di động, đt',
    code: 'mã xác nhận, mã xác minh, mã otp, mã xác thực',
    username: 'tên đăng nhập, tên người dùng, tài khoản, tên tài khoản',
    givenName: 'tên gọi, tên đệm và tên',
    familyName: 'họ',
    organization: 'công ty, tên công ty, tổ chức, doanh nghiệp, tên doanh nghiệp, đơn vị',
    cardNumber: 'số thẻ, thẻ tín dụng',
    cardName: 'tên chủ thẻ, chủ thẻ, tên trên thẻ, họ tên chủ thẻ',
    cardCode: 'mã bảo mật, cvc, cvv, mã cvv',
    cardExpiry: 'ngày hết hạn, hết hạn, ngày hiệu lực',
    postalCode: 'mã bưu điện, mã bưu chính',
    birthday: 'ngày sinh',
    date: 'ngày, ngày đến, ngày đi',
    time: 'giờ, thời gian',
    city: 'thành phố, tỉnh thành, quận huyện, phường xã',
    country: 'quốc gia, nước, đất nước',
    street: 'đường, địa chỉ, số nhà, tên đường, số nhà tên đường',
    addressLine2: 'căn hộ, tầng, số căn hộ',
    region: 'tỉnh, vùng, bang',
    jobTitle: 'chức vụ, chức danh, nghề nghiệp',
    url: 'trang web, địa chỉ web, liên kết',
    search: 'tìm kiếm, tìm, bạn đang tìm gì, bạn tìm gì',
    quantity: 'số lượng, số tiền, tuổi, số người, số khách, bao nhiêu',
    message: 'tin nhắn, lời nhắn, nội dung, bình luận, ghi chú, mô tả, câu hỏi',
    subject: 'tiêu đề, chủ đề',
    name: 'họ tên, họ và tên, tên, tên của bạn, tên bạn là gì, tên đầy đủ',
  },
  prompts: 'nhập, nhập vào, ví dụ, vd, chọn, viết',
  months:
    'tháng một, tháng hai, tháng ba, tháng tư, tháng năm, tháng sáu, tháng bảy, tháng tám, tháng chín, tháng mười, tháng mười một, tháng mười hai, tháng',
  states: {
    hover: 'hover, di chuột',
    focus: 'tiêu điểm',
    pressed: 'nhấn',
    disabled: 'vô hiệu, tắt',
    selected: 'đã chọn, được chọn, bật',
    open: 'mở',
  },
  layers:
    'khung, frame, nhóm, hình chữ nhật, hình elip, hình tròn, đường, mũi tên, vectơ, đa giác, ngôi sao, hợp nhất, trừ, giao, loại trừ, văn bản, hình ảnh, ảnh, thành phần, phiên bản, phần, mặt nạ, lớp, biến thể',
  labels: {
    increase: 'Tăng',
    decrease: 'Giảm',
    more: 'Thêm',
    dialog: 'Hộp thoại',
    button: 'Nút',
    close: 'Đóng',
    menu: 'Menu',
    search: 'Tìm kiếm',
    previous: 'Trước',
    next: 'Tiếp',
    pages: 'Các trang',
  },
};
